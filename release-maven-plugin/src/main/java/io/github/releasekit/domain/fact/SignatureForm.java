package io.github.releasekit.domain.fact;

import java.util.Arrays;
import java.util.Optional;

/** The forms of signatures that stand beside what is published. */
public enum SignatureForm {
  /** Detached and in ASCII armor, as Maven repositories have them. */
  OPENPGP(".asc"),
  /** A Sigstore bundle (version 0.3), as Maven Central takes them too. */
  SIGSTORE(".sigstore.json");

  private final String suffix;

  SignatureForm(String suffix) {
    this.suffix = suffix;
  }

  /** What follows the name of a file in that of its signature. */
  public String suffix() {
    return suffix;
  }

  /** The form of a signature by the end of its name; empty for what is none. */
  public static Optional<SignatureForm> of(String name) {
    return Arrays.stream(values()).filter(form -> name.endsWith(form.suffix)).findFirst();
  }

  /** Whether a name is that of a signature of another. */
  public static boolean signs(String signature, String signed) {
    return Arrays.stream(values()).anyMatch(form -> signature.equals(signed + form.suffix));
  }

  /** Whether a name is that of a signature. */
  public static boolean isSignature(String name) {
    return of(name).isPresent();
  }
}
