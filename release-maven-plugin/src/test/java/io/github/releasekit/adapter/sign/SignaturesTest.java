package io.github.releasekit.adapter.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.fact.Signing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SignaturesTest {

  private static final byte[] CONTENT = {'c'};

  private static final Supplier<Optional<Secret>> NEVER_ASKED =
      () -> {
        throw new AssertionError("asked for a passphrase");
      };

  @Test
  void asksForNoPassphraseWhereNothingIsSigned() {
    Signatures signatures = new Signatures(() -> Signing.NONE, Path.of(""), NEVER_ASKED);

    assertThat(signatures.ofCommit(CONTENT)).isEmpty();
    assertThat(signatures.ofTag(CONTENT)).isEmpty();
  }

  @Test
  void refusesCertificatesBeforeAnythingIsAsked() {
    Signing x509 = new Signing(true, true, "x509", Optional.of("A"), "gpgsm");

    assertThatThrownBy(() -> new Signatures(() -> x509, Path.of(""), NEVER_ASKED).ofCommit(CONTENT))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("gpg.format is x509");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsWhatIsSignedFromOthersAndRemovesIt() throws Exception {
    Path file;
    try (PrivateDirectory directory = new PrivateDirectory()) {
      file = directory.write("payload", "p");
      assertThat(Files.getPosixFilePermissions(file.getParent()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      assertThat(directory.read("payload")).contains("p");
      assertThat(directory.read("payload.sig")).isEmpty();
    }
    assertThat(file.getParent()).doesNotExist();
  }
}
