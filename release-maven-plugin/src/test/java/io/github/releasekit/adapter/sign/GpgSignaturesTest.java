package io.github.releasekit.adapter.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** OpenPGP keys in a GnuPG home of their own, whose agent asks nobody for passphrases. */
@DisabledOnOs(OS.WINDOWS)
class GpgSignaturesTest extends SignaturesContract {

  private static final String LOCKED = "locked@example.org";

  /** Short, since the paths of sockets are. */
  @TempDir private static Path home;

  private static Path gpg;

  @BeforeAll
  static void keys() throws IOException {
    Programs.require("gpg");
    Files.writeString(home.resolve("gpg-agent.conf"), "pinentry-program /bin/false\n");
    gpg = Programs.script(home.resolve("gpg"), "GNUPGHOME='" + home + "' exec gpg \"$@\"");
    Programs.gpgKey(gpg, "Ada Tester <ada@example.org>", "");
    Programs.gpgKey(gpg, LOCKED, CANARY);
    forgetPassphrases();
  }

  @AfterAll
  static void forgetPassphrases() {
    if (gpg != null) {
      Programs.run(
          Programs.script(
              home.resolve("end"), "GNUPGHOME='" + home + "' exec gpgconf --kill gpg-agent"));
    }
  }

  @Override
  void signWithoutPassphrase() {
    git.run("config", "gpg.program", gpg.toString());
    git.run("config", "user.signingKey", "ada@example.org");
  }

  @Override
  String programKey() {
    return "gpg.program";
  }

  @Test
  void takesTheCommittersKeyWhereNoneIsNamed() {
    git.run("config", "gpg.program", gpg.toString());

    git.run("verify-commit", commit(Map.of()));
  }

  @Test
  void handsAPassphraseOverWhereNobodySeesIt() throws IOException {
    lock();
    use(
        "printf '%s\\n' \"$@\" > '" + temp + "/arguments'",
        "env > '" + temp + "/environment'",
        "exec '" + gpg + "' \"$@\"");

    String commit = commit(Map.of(), Optional.of(new Secret(CANARY)));

    assertThat(temp.resolve("arguments")).content().contains("--passphrase-fd=0");
    assertThat(filesWith(CANARY, temp)).isEmpty();
    git.run("verify-commit", commit);
  }

  @Test
  void signsWithoutAPassphraseWhereOneIsGivenForNothing() {
    signWithoutPassphrase();

    git.run("verify-commit", commit(Map.of(), Optional.of(new Secret(CANARY))));
  }

  @Test
  void refusesAWrongPassphraseWithoutTellingIt() throws IOException {
    lock();

    ReleaseException refusal = refusal(Optional.of(new Secret(CANARY + "!")));

    assertThat(refusal.problem()).contains(LOCKED).contains("Bad passphrase");
    assertThat(refusal.remedy()).contains("MAVEN_GPG_PASSPHRASE").contains("settings.xml");
    assertThat(refusal).hasMessageNotContaining(CANARY);
    assertThat(filesWith(CANARY, temp)).isEmpty();
  }

  @Test
  void refusesWhereTheAgentGetsNoPassphrase() {
    lock();

    assertThat(refusal(Optional.empty()).remedy())
        .contains("MAVEN_GPG_PASSPHRASE")
        .contains("GPG_TTY");
  }

  @Test
  void refusesAMissingKey() {
    git.run("config", "gpg.program", gpg.toString());
    git.run("config", "user.signingKey", "nobody@example.org");

    ReleaseException refusal = refusal(Optional.empty());

    assertThat(refusal.problem()).contains("nobody@example.org").contains("No secret key");
    assertThat(refusal.remedy()).contains("--list-secret-keys").contains("user.signingKey");
  }

  @Test
  void hidesAPassphraseThatTheProgramRepeats() {
    lock();
    use("cat >&2", "exit 1");

    assertThat(refusal(Optional.of(new Secret(CANARY))))
        .hasMessageContaining("***")
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void refusesAnExitCodeOfZeroWithoutTheStatusOfASignature() {
    signWithoutPassphrase();
    use("cat <<END", "-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----", "END");

    assertThat(refusal(Optional.empty()).problem()).contains("made no signature");
  }

  /** Has git sign with a key whose passphrase the agent has not. */
  private void lock() {
    forgetPassphrases();
    git.run("config", "gpg.program", gpg.toString());
    git.run("config", "user.signingKey", LOCKED);
  }
}
