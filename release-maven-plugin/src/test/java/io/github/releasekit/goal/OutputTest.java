package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.RunOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

  private final List<String> log = new ArrayList<>();

  /** What a file is written to is news; what was asked for is said with -q, too. */
  @Test
  void tellsResultsFromNews(@TempDir Path directory) {
    List<String> results = new ArrayList<>();
    RunOutput out =
        new RunOutput() {
          @Override
          public void accept(String line) {
            log.add(line);
          }

          @Override
          public void result(String line) {
            results.add(line);
          }
        };

    new Output("text", Optional.empty(), out).write("a\nb\n");
    new Output("text", Optional.of(directory.resolve("result.txt")), out).write("c\n");

    assertThat(results).containsExactly("a", "b");
    assertThat(log).containsExactly("Written to " + directory.resolve("result.txt"));
  }

  @Test
  void writesTheExactBytesToAFile(@TempDir Path temp) throws Exception {
    Path file = temp.resolve("a/notes.md");

    new Output("text", Optional.of(file), log::add).write("ü ::x\r\n\u001b\n");

    assertThat(Files.readAllBytes(file))
        .isEqualTo("ü ::x\r\n\u001b\n".getBytes(StandardCharsets.UTF_8));
    assertThat(log).containsExactly("Written to " + file);
  }

  @Test
  void logsLineByLine() {
    new Output("TEXT", Optional.empty(), log::add).write("a\n\nb\n");

    assertThat(log).containsExactly("a", "", "b");
  }

  @Test
  void refusesAFormatThatTheGoalDoesNotHave() {
    assertThatThrownBy(() -> new Output(NotesGoal.FORMATS, "json", Optional.empty(), log::add))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem())
                  .isEqualTo("format is 'json', which is none of markdown, html, text");
              assertThat(e.remedy())
                  .isEqualTo("-Dformat=markdown or -Dformat=html or -Dformat=text");
            });
    assertThatThrownBy(() -> new Output("yaml", Optional.empty(), log::add))
        .hasMessageStartingWith("format is 'yaml', which is neither text nor json");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFileThatIsWatchedIsReplacedAsAWhole(@TempDir Path temp) throws Exception {
    Path file = temp.resolve("textfile/release-kit.prom");
    Output output = new Output("text", Optional.of(file), log::add);
    output.replace("a 1\n");
    Object before = Files.readAttributes(file, "unix:ino").get("ino");

    output.replace("a 2\n");

    assertThat(file).hasContent("a 2\n");
    assertThat(Files.readAttributes(file, "unix:ino").get("ino")).isNotEqualTo(before);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
    assertThat(log).containsExactly("Written to " + file, "Written to " + file);
  }
}
