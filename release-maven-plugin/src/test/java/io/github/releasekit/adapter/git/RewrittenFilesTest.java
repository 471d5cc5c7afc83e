package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewrittenFilesTest {

  @TempDir Path temp;
  private GitFixture git;

  @BeforeEach
  void addsTwoFiles() {
    git = GitFixture.init(temp);
    commit("events/1/0001-prepared.json", "one");
    commit("events/1/0002-performed.json", "two");
  }

  @Test
  void findsNothingWhereFilesAreOnlyAdded() {
    RewrittenFiles found = found();

    assertThat(found.commits()).isEqualTo(2);
    assertThat(found.rewritten()).isEmpty();
  }

  @Test
  void namesWhatIsChangedAndRemoved() {
    commit("events/1/0001-prepared.json", "other");
    String changed = id();
    git.run("rm", "--quiet", "events/1/0002-performed.json");
    git.commit("remove");
    String removed = id();
    commit("events/1/0003-rolled-back.json", "three");

    assertThat(found().rewritten())
        .containsExactly(
            "events/1/0002-performed.json is removed by " + removed,
            "events/1/0001-prepared.json is changed by " + changed);
  }

  @Test
  void letsTwoHistoriesOfAdditionsBeMerged() {
    git.run("switch", "--quiet", "-c", "other", "HEAD~1");
    commit("events/2/0001-prepared.json", "other");
    git.run("switch", "--quiet", "main");
    git.run("merge", "--quiet", "--no-ff", "-m", "both", "other");

    assertThat(found().rewritten()).isEmpty();
  }

  @Test
  void saysWhereTheHistoryIsNotWhole() {
    Path shallow = temp.resolve("shallow");
    git.run("clone", "--quiet", "--depth=1", "--no-local", "file://" + temp, shallow.toString());

    try (GitRepository repository = GitRepository.open(shallow)) {
      assertThat(RewrittenFiles.of(repository, repository.head()).rewritten())
          .containsExactly("what was before " + id() + " is not in this clone");
    }
  }

  private RewrittenFiles found() {
    try (GitRepository repository = GitRepository.open(temp)) {
      return RewrittenFiles.of(repository, repository.head());
    }
  }

  private String id() {
    return git.id("HEAD").substring(0, 12);
  }

  private void commit(String path, String text) {
    git.write(path, text);
    git.run("add", ".");
    git.commit(path);
  }
}
