package io.github.releasekit.adapter.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.Programs;
import io.github.releasekit.adapter.sign.ArtifactSigner.Key;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a GnuPG home of its own, whose agent asks nobody for passphrases. */
@DisabledOnOs(OS.WINDOWS)
class ArtifactSignerTest {

  private static final String CANARY = "canary-7734-passphrase";

  /** Short, since the paths of sockets are. */
  @TempDir private static Path home;

  private static Path gpg;

  @TempDir private Path temp;
  private Path file;

  @BeforeAll
  static void keys() throws IOException {
    Programs.require("gpg");
    Files.writeString(home.resolve("gpg-agent.conf"), "pinentry-program /bin/false\n");
    gpg = Programs.script(home.resolve("gpg"), "GNUPGHOME='" + home + "' exec gpg \"$@\"");
    Programs.gpgKey(gpg, "Ada Tester <ada@example.org>", "");
    Programs.gpgKey(gpg, "Grace Tester <grace@example.org>", CANARY);
    end();
  }

  @AfterAll
  static void end() throws IOException {
    if (gpg != null) {
      Programs.run(
          Programs.script(
              home.resolve("end"), "GNUPGHOME='" + home + "' exec gpgconf --kill gpg-agent"));
    }
  }

  @BeforeEach
  void writesAFileOfBytesThatAreNoText() throws IOException {
    file = Files.write(temp.resolve("a.jar"), new byte[] {0, (byte) 0xff, 10, 13, (byte) 0x80});
  }

  @Test
  void signsWithAKeyOfTheKeyring() throws IOException {
    try (ArtifactSigner signer = signer("ada@example.org", null, null)) {
      requireGood(signer, new String(signer.sign(file), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void takesAPassphraseForTheKey() throws IOException {
    try (ArtifactSigner signer = signer("grace@example.org", null, CANARY)) {
      requireGood(signer, new String(signer.sign(file), StandardCharsets.US_ASCII));
    }
    end();
  }

  @Test
  void signsWithAKeyThatIsHandedOver() throws IOException {
    String armored =
        Programs.run(
            gpg,
            "--batch",
            "--pinentry-mode=loopback",
            "--passphrase",
            CANARY,
            "--export-secret-keys",
            "--armor",
            "grace@example.org");

    try (ArtifactSigner signer = signer("somebody@example.org", armored, CANARY)) {
      requireGood(signer, new String(signer.sign(file), StandardCharsets.US_ASCII));
    }
    end();
  }

  @Test
  void tellsOtherBytesFromThoseThatWereSigned() throws IOException {
    try (ArtifactSigner signer = signer("ada@example.org", null, null)) {
      Path signature = Files.write(temp.resolve("a.jar.asc"), signer.sign(file));
      Files.write(file, new byte[] {1});

      assertThat(signer.check(file, signature).good()).isFalse();
    }
  }

  @Test
  void takesNoSignatureOfAKeyThatIsRevoked() throws IOException {
    Programs.gpgKey(gpg, "Eve Tester <eve@example.org>", "");
    try (ArtifactSigner signer = signer("eve@example.org", null, null)) {
      Path signature = Files.write(temp.resolve("a.jar.asc"), signer.sign(file));
      assertThat(signer.check(file, signature).good()).isTrue();
      Path revocations = home.resolve("openpgp-revocs.d");
      String fingerprint =
          Programs.run(gpg, "--with-colons", "--list-keys", "eve@example.org")
              .lines()
              .filter(line -> line.startsWith("fpr:"))
              .map(line -> line.split(":")[9])
              .findFirst()
              .orElseThrow();
      String revocation =
          Files.readString(revocations.resolve(fingerprint + ".rev"))
              .replace(":-----BEGIN", "-----BEGIN");
      Programs.run(
          gpg,
          "--batch",
          "--import",
          Files.writeString(temp.resolve("rev"), revocation).toString());

      assertThat(signer.check(file, signature).good()).isFalse();
    }
  }

  @Test
  void takesNoSignatureThatIsCutOff() throws IOException {
    try (ArtifactSigner signer = signer("ada@example.org", null, null)) {
      String signature = new String(signer.sign(file), StandardCharsets.US_ASCII);
      Path cut = Files.writeString(temp.resolve("a.jar.asc"), signature.substring(0, 100));

      assertThat(ArtifactSigner.isWhole(cut)).isFalse();
      assertThat(signer.check(file, cut).good()).isFalse();
    }
  }

  @Test
  void leavesNothingBehindWhereTheAgentCannotBeEnded() throws IOException {
    Path own = Files.createDirectory(temp.resolve("bin"));
    Path program = Programs.script(own.resolve("gpg"), "exec gpg \"$@\"");
    Programs.script(own.resolve("gpgconf"), "exit 3");
    String armored =
        Programs.run(gpg, "--batch", "--export-secret-keys", "--armor", "ada@example.org");
    Set<String> before = keyrings();
    try (ArtifactSigner signer =
        new ArtifactSigner(
            new Key(
                program.toString(),
                Optional.empty(),
                Optional.of(new Secret(armored)),
                Optional.empty(),
                Set.of()))) {
      requireGood(signer, new String(signer.sign(file), StandardCharsets.US_ASCII));
    }

    assertThat(keyrings()).isEqualTo(before);
  }

  private static Set<String> keyrings() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(one -> one.getFileName().toString())
          .filter(name -> name.startsWith("rk-"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void refusesAKeyThatIsNotThere() {
    assertThatThrownBy(() -> signer("nobody@example.org", null, null))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("gpg has no secret key nobody@example.org to sign with");
    assertThatThrownBy(() -> signer("ada@example.org", "no key", null))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the key in MAVEN_GPG_KEY cannot be taken");
  }

  @Test
  void doesNotTellAPassphraseThatIsWrong() throws IOException {
    try (ArtifactSigner signer = signer("grace@example.org", null, CANARY + "!")) {
      assertThatThrownBy(() -> signer.sign(file))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("gpg has not signed a.jar: ")
          .hasMessageNotContaining(CANARY);
    }
  }

  private void requireGood(ArtifactSigner signer, String signature) throws IOException {
    Path written = Files.writeString(temp.resolve("a.jar.asc"), signature);

    assertThat(signer.check(file, written).good()).isTrue();
    assertThat(Programs.run(gpg, "--status-fd=1", "--verify", written.toString(), file.toString()))
        .contains("GOODSIG ");
  }

  @Test
  void takesOnlyTheKeysThatAreNamed() throws IOException {
    String ada = fingerprint("ada@example.org");
    byte[] signature;
    try (ArtifactSigner signer = signer("ada@example.org", null, null, Set.of(ada))) {
      signature = signer.sign(file);
      requireGood(signer, new String(signature, StandardCharsets.US_ASCII));
    }
    Set<String> other = Set.of(fingerprint("grace@example.org"));
    assertThatThrownBy(() -> signer("ada@example.org", null, null, other))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is none of 'signatureKeys'");
    Path written = Files.write(temp.resolve("a.jar.asc"), signature);
    assertThat(new ArtifactVerifier(gpg.toString(), null, Set.of(ada)).check(file, written).good())
        .isTrue();
    assertThat(new ArtifactVerifier(gpg.toString(), null, other).check(file, written))
        .satisfies(
            verdict -> {
              assertThat(verdict.good()).isFalse();
              assertThat(verdict.detail())
                  .contains("Ada Tester", "'signatureKeys' of release-kit.yml has not got");
            });
  }

  private static String fingerprint(String user) {
    return Programs.run(gpg, "--with-colons", "--list-keys", user)
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":")[9])
        .findFirst()
        .orElseThrow();
  }

  private static ArtifactSigner signer(String name, String armored, String passphrase) {
    return signer(name, armored, passphrase, Set.of());
  }

  private static ArtifactSigner signer(
      String name, String armored, String passphrase, Set<String> fingerprints) {
    return new ArtifactSigner(
        new Key(
            gpg.toString(),
            Optional.of(name),
            Optional.ofNullable(armored).map(Secret::new),
            Optional.ofNullable(passphrase).map(Secret::new),
            fingerprints));
  }
}
