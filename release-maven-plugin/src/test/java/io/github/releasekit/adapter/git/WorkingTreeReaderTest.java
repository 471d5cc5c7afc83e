package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.fact.WorkingTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTreeReaderTest {

  @TempDir Path temp;
  private GitFixture git;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp);
    git.commit("chore: ignore", ".gitignore", "target/\n");
    git.commit("feat: a", "a b.txt", "a");
    git.commit("feat: ü", "ü.txt", "u");
  }

  @Test
  void findsNothingInACleanCheckout() {
    git.write("target/x.class", "x");

    assertThat(read().modified()).isEmpty();
    assertThat(read().untracked()).isEmpty();
    assertThat(read().branch()).contains("refs/heads/main");
    assertThat(read().committer()).contains(GitFixture.IDENTITY);
    assertThat(read().shallow()).isFalse();
  }

  @Test
  void listsModifiedStagedAndDeletedFiles() throws Exception {
    git.write("a b.txt", "edited");
    git.write("new.txt", "staged");
    git.run("add", "new.txt");
    Files.delete(temp.resolve("ü.txt"));

    assertThat(read().modified()).containsExactlyInAnyOrder("a b.txt", "new.txt", "ü.txt");
  }

  @Test
  void listsRenamesAsBothNames() {
    git.run("mv", "a b.txt", "c.txt");

    assertThat(read().modified()).containsExactlyInAnyOrder("a b.txt", "c.txt");
  }

  @Test
  void listsUntrackedFilesInUntrackedDirectories() {
    git.write("u.txt", "u");
    git.write("docs/deep/CHANGELOG.md", "c");

    assertThat(read().untracked()).containsExactlyInAnyOrder("u.txt", "docs/deep/CHANGELOG.md");
  }

  @Test
  void changesNothing() {
    git.write("a b.txt", "edited");
    Map<String, String> before = git.state();

    read();

    assertThat(git.state()).isEqualTo(before);
  }

  @Test
  void findsWhatChangesHistoryInThisCloneAlone() {
    String first = git.commit("feat: a");
    String second = git.commit("feat: b");
    git.run("replace", "--graft", second);
    git.write(".git/info/grafts", "# a comment alone is none\n");

    assertThat(read().grafts()).containsExactly("refs/replace/" + second);

    git.write(".git/info/grafts", second + " " + first + "\n");
    git.run("replace", "-d", second);

    assertThat(read().grafts()).containsExactly(".git/info/grafts");
  }

  private WorkingTree read() {
    try (GitRepository repository = GitRepository.open(temp)) {
      return WorkingTreeReader.read(repository);
    }
  }
}
