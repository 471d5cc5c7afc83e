package io.github.releasekit.extension.sigstore;

import dev.sigstore.VerificationOptions.CertificateMatcher;
import dev.sigstore.strings.StringMatcher;
import io.github.releasekit.domain.Glob;
import io.github.releasekit.extension.Sigstore.Identity;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares whom a certificate is of, and remembers what was different. */
final class Signatory {

  private final Identity expected;
  private @Nullable String difference;

  Signatory(Identity expected) {
    this.expected = expected;
  }

  /** For a certificate that has been checked already. */
  CertificateMatcher matcher() {
    return CertificateMatcher.fulcio()
        .subjectAlternativeName(
            matcher(
                "the bundle is signed by ",
                expected.subject(),
                found -> Glob.matches(expected.subject(), found)))
        .issuer(
            matcher(
                "the bundle's signatory is vouched for by ",
                expected.issuer(),
                found -> expected.issuer().equals(found)))
        .build();
  }

  private StringMatcher matcher(String relation, String wanted, Predicate<String> test) {
    return found -> {
      boolean matches = test.test(found);
      if (!matches) {
        difference = relation + Words.line(found) + " and not by " + wanted;
      }
      return matches;
    };
  }

  /** What is different, in a sentence about the bundle. */
  Optional<String> difference() {
    return Optional.ofNullable(difference);
  }
}
