package io.github.releasekit.adapter.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.ReleaseException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SSH keys in files, and in an agent of the test's own. */
@DisabledOnOs(OS.WINDOWS)
class SshSignaturesTest extends SignaturesContract {

  private static final String NO_ANSWERS = "SSH_ASKPASS=/bin/false";

  @TempDir private static Path keys;
  private static Process agent;

  @BeforeAll
  static void keys() throws IOException {
    Programs.require("ssh-keygen");
    Programs.require("ssh-agent");
    StringBuilder signers = new StringBuilder();
    for (String name : new String[] {"plain", "locked", "held", "stranger"}) {
      Programs.run(
          Path.of("ssh-keygen"),
          "-q",
          "-t",
          "ed25519",
          "-C",
          name,
          "-N",
          name.equals("plain") ? "" : CANARY,
          "-f",
          keys.resolve(name).toString());
      signers.append("ada@example.org ").append(Files.readString(keys.resolve(name + ".pub")));
    }
    Files.writeString(keys.resolve("signers"), signers);
    agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Files.writeString(keys.resolve("passphrase"), CANARY + "\n");
    Path askpass = Programs.script(keys.resolve("askpass"), "cat '" + keys + "/passphrase'");
    Programs.run(
        Programs.script(
            keys.resolve("add"),
            "until [ -S '" + socket() + "' ]; do :; done",
            "export SSH_AUTH_SOCK='" + socket() + "' SSH_ASKPASS_REQUIRE=force",
            "SSH_ASKPASS='" + askpass + "' exec ssh-add -q '" + keys + "/held'"));
  }

  @AfterAll
  static void endAgent() {
    if (agent != null) {
      agent.destroy();
    }
  }

  @Override
  void signWithoutPassphrase() {
    sign(keys.resolve("plain").toString());
  }

  @Override
  String programKey() {
    return "gpg.ssh.program";
  }

  @Test
  void takesAPublicKeyWhosePrivateOneStandsBesideIt() {
    sign(keys.resolve("plain.pub").toString());

    git.run("verify-commit", commit(Map.of()));
  }

  @Test
  void takesAPrivateKeyAloneByItsPathFromTheRootOfTheRepository() throws IOException {
    Files.copy(keys.resolve("plain"), git.directory().resolve("key"));
    sign("key");

    git.run("verify-commit", commit(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"held", "held.pub"})
  void asksTheAgentForAKeyWithAPassphrase(String name) throws IOException {
    sign(keys.resolve(name).toString());
    withAgent();

    git.run("verify-commit", commit(Map.of()));
    assertThat(filesWith(CANARY, temp)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key::"})
  void takesALiteralKeyThatTheAgentHas(String prefix) throws IOException {
    sign(prefix + Files.readString(keys.resolve("held.pub")).strip());
    withAgent();

    git.run("verify-commit", commit(Map.of()));
  }

  @Test
  void refusesAKeyWithAPassphraseThatNoAgentHas() {
    sign(keys.resolve("locked").toString());
    use("exec env -u SSH_AUTH_SOCK " + NO_ANSWERS + " ssh-keygen \"$@\"");

    ReleaseException refusal = refusal(Optional.empty());

    assertThat(refusal.problem()).contains("locked").contains("passphrase");
    assertThat(refusal.remedy()).contains("ssh-add").contains("user.signingKey");
    assertThat(refusal).hasMessageNotContaining(CANARY);
  }

  @Test
  void refusesALiteralKeyThatTheAgentHasNot() throws IOException {
    sign("key::" + Files.readString(keys.resolve("stranger.pub")).strip());
    withAgent();

    assertThat(refusal(Optional.empty()).problem()).contains("agent");
  }

  @Test
  void refusesAMissingKey() {
    sign(keys.resolve("nowhere").toString());

    assertThat(refusal(Optional.empty()).problem())
        .contains("nowhere")
        .contains("No such file or directory");
  }

  @Test
  void refusesWhereNoKeyIsNamed() {
    git.run("config", "gpg.format", "ssh");

    assertThat(refusal(Optional.empty()).problem()).contains("user.signingKey names no key");
  }

  private void sign(String key) {
    git.run("config", "gpg.format", "ssh");
    git.run("config", "user.signingKey", key);
    git.run("config", "gpg.ssh.allowedSignersFile", keys.resolve("signers").toString());
  }

  private void withAgent() {
    use("SSH_AUTH_SOCK='" + socket() + "' " + NO_ANSWERS + " exec ssh-keygen \"$@\"");
  }

  private static Path socket() {
    return keys.resolve("agent");
  }
}
