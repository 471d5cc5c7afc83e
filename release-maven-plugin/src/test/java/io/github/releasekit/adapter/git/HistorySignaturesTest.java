package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class HistorySignaturesTest {

  private static final String MESSAGE = "Release\n\nRelease-Plan: sha256:" + "0".repeat(64) + "\n";

  @TempDir Path temp;
  private GitFixture git;

  @BeforeEach
  void open() throws IOException {
    Programs.require("ssh-keygen");
    git = GitFixture.init(temp.resolve("clone"));
    Path known = key("known");
    Path signers = temp.resolve("signers");
    Files.writeString(signers, "ada@example.org " + Files.readString(Path.of(known + ".pub")));
    git.run("config", "gpg.format", "ssh");
    git.run("config", "gpg.ssh.allowedSignersFile", signers.toString());
    git.run("config", "user.signingKey", known.toString());
  }

  @Test
  void takesGoodSignaturesAndWhatIsOlderThanSigning() {
    commit(false);
    commit(true);
    commit(true);

    assertThat(commits()).isEmpty();
  }

  @Test
  void namesCommitsWithoutASignature() {
    commit(false);
    assertThat(commits()).containsExactly("none of 1 commit is signed");
    commit(true);
    String unsigned = commit(false);
    commit(true);

    assertThat(commits()).containsExactly("commit " + unsigned.substring(0, 12) + " is not signed");
  }

  @Test
  void namesCommitsOfOtherKeysAndChangedOnes() {
    String good = commit(true);
    git.run("config", "user.signingKey", key("stranger").toString());
    String stranger = commit(true);
    String changed =
        git.runWithInput(
                git.run("cat-file", "commit", good).replace("entered", "altered"),
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--stdin")
            .strip();

    assertThat(commits())
        .containsExactly(
            "commit "
                + stranger.substring(0, 12)
                + " is signed by a key that gpg.ssh.allowedSignersFile has not got");
    git.run("reset", "--quiet", "--soft", changed);
    assertThat(commits())
        .containsExactly("commit " + changed.substring(0, 12) + " has a bad signature");
    git.run("config", "--unset", "gpg.ssh.allowedSignersFile");
    assertThat(commits())
        .containsExactly(
            "commit "
                + changed.substring(0, 12)
                + " is signed, and that cannot be checked: gpg.ssh.allowedSignersFile is not set");
  }

  @Test
  void namesTagsWithoutAGoodSignature() {
    commit(false);
    git.run("tag", "-s", "-m", MESSAGE, "v1.0.0");
    assertThat(tags()).isEmpty();
    git.run("tag", "-a", "-m", MESSAGE, "v1.1.0");
    git.run("config", "user.signingKey", key("stranger").toString());
    git.run("tag", "-s", "-m", MESSAGE, "v1.2.0");

    assertThat(tags())
        .hasSize(2)
        .contains("v1.1.0 is not signed")
        .anyMatch(line -> line.startsWith("v1.2.0 has no signature that is good here: "));
  }

  private Path key(String name) {
    Path key = temp.resolve(name);
    Programs.run(Path.of("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    return key;
  }

  private String commit(boolean signed) {
    git.run("commit", "--quiet", "--allow-empty", "-m", "entered", signed ? "-S" : "--no-gpg-sign");
    return git.id("HEAD");
  }

  private List<String> commits() {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return new HistorySignatures(repository).commits(repository.head());
    }
  }

  private List<String> tags() {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return new HistorySignatures(repository).tags(ReleaseTag.of(repository));
    }
  }
}
