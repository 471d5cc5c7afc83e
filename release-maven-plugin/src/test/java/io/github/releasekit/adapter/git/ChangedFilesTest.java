package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedFilesTest {

  private GitFixture git;

  @BeforeEach
  void begin(@TempDir Path directory) {
    git = GitFixture.init(directory);
  }

  private ChangedFiles between(String before, String after) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return ChangedFiles.between(repository, before, after);
    }
  }

  private static Map<String, String> texts(ChangedFiles changed) {
    Map<String, String> texts = new LinkedHashMap<>();
    changed
        .written()
        .forEach((path, content) -> texts.put(path, new String(content, StandardCharsets.UTF_8)));
    return texts;
  }

  @Test
  void areThoseThatWereAddedChangedAndRemoved() {
    git.commit("a", "kept/a.txt", "a");
    git.commit("b", "changed.txt", "one");
    String before = git.commit("c", "removed/c.txt", "c");
    git.run("rm", "-q", "removed/c.txt");
    git.commit("d", "changed.txt", "two");
    String after = git.commit("e", "added/deep/e.txt", "ü");

    ChangedFiles changed = between(before, after);

    assertThat(texts(changed))
        .containsExactly(Map.entry("added/deep/e.txt", "ü"), Map.entry("changed.txt", "two"));
    assertThat(changed.removed()).containsExactly("removed/c.txt");
  }

  @Test
  void areNoneOfTheSameTree() {
    String before = git.commit("a", "a.txt", "a");
    String after = git.commit("nothing");

    assertThat(between(before, after)).isEqualTo(new ChangedFiles(Map.of(), List.of()));
  }

  @Test
  void aFileThatBecomesALinkOrADirectoryIsRemoved() {
    git.commit("a", "link", "a");
    String before = git.commit("b", "directory", "b");
    git.run("rm", "-q", "link", "directory");
    String target = git.runWithInput("elsewhere", "hash-object", "-w", "--stdin").strip();
    git.run("update-index", "--add", "--cacheinfo", "120000," + target + ",link");
    String after = git.commit("c", "directory/c.txt", "c");

    ChangedFiles changed = between(before, after);

    assertThat(texts(changed)).containsExactly(Map.entry("directory/c.txt", "c"));
    assertThat(changed.removed()).containsExactlyInAnyOrder("directory", "link");
  }
}
