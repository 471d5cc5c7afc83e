package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeEditorTest {

  private static final long SEED = 20261130;

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;

  @BeforeEach
  void open() {
    git = GitFixture.init(temp);
    git.commit("feat: a");
    repository = GitRepository.open(temp);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  /** Names that sort otherwise as files than as directories, and names beyond ASCII. */
  @Test
  void writesTheTreesThatGitWrites() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    List<String> names = List.of("a", "a.b", "a-b", "a0", "ä", "b", "日", "Z");
    Optional<String> head = Optional.empty();
    for (int i = 0; i < 40; i++) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (int file = random.nextInt(4); file >= 0; file--) {
        String directories = "";
        for (int depth = random.nextInt(3); depth > 0; depth--) {
          directories += names.get(random.nextInt(names.size())) + "/";
        }
        String path = directories + "f-" + names.get(random.nextInt(names.size()));
        files.put(path, ("content " + random.nextInt()).getBytes(StandardCharsets.UTF_8));
      }
      head = Optional.of(commit(head, files));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        String blob =
            git.runWithInput(
                    new String(file.getValue(), StandardCharsets.UTF_8),
                    "hash-object",
                    "-w",
                    "--stdin")
                .strip();
        git.run("update-index", "--add", "--cacheinfo", "100644," + blob + "," + file.getKey());
      }
      assertThat(git.id(head.get() + "^{tree}")).isEqualTo(git.run("write-tree").strip());
    }
    git.run("fsck", "--strict", "--no-dangling", head.get());
  }

  @Test
  void keepsTheModeOfAFileAndEverythingElse() {
    git.commit("feat: b", "run.sh", "one");
    git.run("update-index", "--chmod=+x", "run.sh");
    git.commit("feat: c", "docs/a.md", "text");
    String before = git.id("HEAD");

    String after = commit(Optional.of(before), Map.of("run.sh", "two".getBytes()));

    assertThat(git.run("ls-tree", "-r", "--format=%(objectmode) %(path)", after))
        .isEqualTo("100644 docs/a.md\n100755 run.sh\n");
    assertThat(git.run("show", after + ":run.sh")).isEqualTo("two");
  }

  @Test
  void putsAFileInThePlaceOfADirectoryAndTheOtherWayRound() {
    String head = commit(Optional.empty(), Map.of("a/b", new byte[0], "c", new byte[0]));

    head = commit(Optional.of(head), Map.of("a", new byte[0], "c/d", new byte[0]));

    assertThat(git.run("ls-tree", "-r", "--name-only", head)).isEqualTo("a\nc/d\n");
  }

  /** What an append costs follows the directories on its path: nothing else has to be here. */
  @Test
  void readsNoOtherDirectory() {
    String head =
        commit(
            Optional.empty(),
            Map.of("events/1/a", new byte[0], "events/2/a", "x".getBytes(), "x/y", "z".getBytes()));
    String untouched = git.id(head + ":x");
    for (String id :
        Stream.of("events/2", "x", "events/2/a", "x/y")
            .map(other -> git.id(head + ":" + other))
            .toList()) {
      assertThat(temp.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)))
          .satisfies(file -> assertThat(file.toFile().delete()).isTrue());
    }

    String after = commit(Optional.of(head), Map.of("events/1/b", new byte[0]));

    assertThat(git.run("ls-tree", "--name-only", after + ":events/1")).isEqualTo("a\nb\n");
    assertThat(git.id(after + ":x")).isEqualTo(untouched);
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/config", "a/../b", "/a", "a//b", "a/"})
  void refusesPathsThatAreNone(String path) {
    assertThatThrownBy(() -> commit(Optional.empty(), Map.of(path, new byte[0])))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("git takes no file of the name '" + path + "'");
  }

  private String commit(Optional<String> head, Map<String, byte[]> files) {
    return new ObjectWriter(repository, Instant.EPOCH, Signatures.NONE)
        .commit(head, head, files, "test\n");
  }
}
