package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Signing;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys are those of git-config(1). */
class SigningReaderTest {

  @TempDir Path temp;
  private GitFixture git;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp);
    git.commit("feat: a");
  }

  @Test
  void signsNothingUnlessAsked() {
    assertThat(read())
        .isEqualTo(new Signing(false, false, "openpgp", Optional.of(GitFixture.IDENTITY), "gpg"));
  }

  @ParameterizedTest
  @CsvSource({
    "commit.gpgSign, true, true, false",
    "commit.gpgSign, YES, true, false",
    "tag.gpgSign, on, false, true",
    "tag.forceSignAnnotated, 1, false, true",
    "tag.gpgSign, 0, false, false",
    "tag.gpgSign, off, false, false",
    "tag.gpgSign, '', false, false"
  })
  void readsFlagsAsGitDoes(String key, String value, boolean commits, boolean tags) {
    git.run("config", key, value);

    assertThat(read().commits()).isEqualTo(commits);
    assertThat(read().tags()).isEqualTo(tags);
  }

  @Test
  void readsAFlagWithoutAValueAsTrue() {
    git.write(".git/config", "[tag]\n\tgpgSign\n");

    assertThat(read().tags()).isTrue();
  }

  @Test
  void refusesAFlagThatIsNone() {
    git.run("config", "commit.gpgSign", "perhaps");

    assertThatThrownBy(this::read)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("commit.gpgsign is 'perhaps'");
  }

  @Test
  void takesTheLastOfSeveralValues() {
    git.run("config", "--add", "user.signingKey", "A");
    git.run("config", "--add", "user.signingKey", "B = \"c\"\nd");

    assertThat(read().key()).contains("B = \"c\"\nd");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void readsWhatIsIncludedForADirectory() {
    git.write(".git/work.inc", "[commit]\n\tgpgSign = true\n[user]\n\tsigningKey = W\n");
    git.run("config", "includeIf.gitdir:" + git.directory() + "/.path", "work.inc");
    git.run("config", "--unset", "commit.gpgSign");

    assertThat(read().commits()).isTrue();
    assertThat(read().key()).contains("W");
  }

  @ParameterizedTest
  @CsvSource({
    "gpg.program, /opt/gpg2, openpgp, /opt/gpg2",
    "gpg.openpgp.program, gpg2, openpgp, gpg2",
    "gpg.ssh.program, /opt/op-ssh-sign, ssh, /opt/op-ssh-sign",
    "gpg.program, /opt/gpg2, ssh, ssh-keygen",
    "gpg.ssh.program, /opt/op-ssh-sign, openpgp, gpg"
  })
  void takesTheProgramOfTheFormat(String key, String value, String format, String program) {
    git.run("config", key, value);
    git.run("config", "gpg.format", format);

    assertThat(read().program()).isEqualTo(program);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void expandsTheHomeDirectoryOfPaths() {
    git.run("config", "gpg.format", "ssh");
    git.run("config", "user.signingKey", "~/.ssh/id_ed25519.pub");

    assertThat(read().key()).contains(System.getenv("HOME") + "/.ssh/id_ed25519.pub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key::ssh-ed25519 AAAA ada", "keys/release"})
  void leavesOtherKeysAsTheyAre(String key) {
    git.run("config", "gpg.format", "ssh");
    git.run("config", "user.signingKey", key);

    assertThat(read().key()).contains(key);
  }

  @Test
  void knowsNoKeyOfSshByItself() {
    git.run("config", "gpg.format", "ssh");

    assertThat(read().key()).isEmpty();
  }

  private Signing read() {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return SigningReader.read(repository);
    }
  }
}
