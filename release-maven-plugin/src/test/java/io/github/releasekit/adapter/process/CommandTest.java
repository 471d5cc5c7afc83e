package io.github.releasekit.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class CommandTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 42, 255})
  void givesTheExitCode(int exit) {
    ProcessResult result = sh("exit " + exit, LONG).run("");

    assertThat(result.exit()).isEqualTo(exit);
    assertThat(result.succeeded()).isEqualTo(exit == 0);
  }

  @Test
  void givesBothStreamsAsUtf8() {
    assertThat(sh("printf 'ü\\n'; printf '漢' >&2", LONG).run(""))
        .isEqualTo(new ProcessResult(0, "ü\n", "漢"));
  }

  @Test
  void hasInputAndNoOtherStandardInput() {
    assertThat(sh("cat", LONG).run("ü\nb").out()).isEqualTo("ü\nb");
    assertThat(sh("cat", LONG).run("").out()).isEmpty();
  }

  @Test
  void runsInItsDirectoryWithoutAShell() throws Exception {
    Command command = new Command(List.of("printf", "%s", "$(id) * `x`"), temp, Map.of(), LONG);

    assertThat(command.run("").out()).isEqualTo("$(id) * `x`");
    assertThat(sh("pwd -P", LONG).run("").out().strip()).isEqualTo(temp.toRealPath().toString());
  }

  @Test
  void addsAndRemovesVariables() {
    Map<String, String> environment = new HashMap<>();
    environment.put("ADDED", "a");
    environment.put("PATH_TO_NOTHING", null);
    environment.put("HOME", null);
    Command command =
        new Command(
            List.of("/bin/sh", "-c", "echo \"$ADDED ${HOME-none}\""), temp, environment, LONG);

    assertThat(command.run("").out().strip()).isEqualTo("a none");
  }

  @Test
  void readsMoreThanAPipeHolds() {
    ProcessResult result =
        sh(
                "head -c 3000000 /dev/zero | tr '\\0' e >&2; head -c 3000000 /dev/zero | tr '\\0' o",
                LONG)
            .run("");

    assertThat(result.out()).hasSize(3_000_000).containsOnlyOnce("o".repeat(3_000_000));
    assertThat(result.err()).hasSize(3_000_000);
  }

  @Test
  void endsAProgramAndWhatItStartedAtTheDeadline() throws Exception {
    Path pids = temp.resolve("pids");
    Command command =
        sh("sleep 60 & echo $! >> pids; echo $$ >> pids; wait", Duration.ofSeconds(2));

    assertThatThrownBy(() -> command.run(""))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("/bin/sh -c did not finish");
              assertThat(e.remedy()).contains("by hand");
            });

    List<String> started = Files.readAllLines(pids);
    assertThat(started).hasSize(2);
    for (String pid : started) {
      var process = ProcessHandle.of(Long.parseLong(pid));
      if (process.isPresent()) {
        process.get().onExit().get(10, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void letsAProgramRemoveItsLocksAtTheDeadline() throws Exception {
    Path lock = Files.createFile(temp.resolve("lock"));
    Command command =
        sh(
            "trap 'rm lock; exit 1' TERM; echo begun > begun; sleep 60 & wait",
            Duration.ofSeconds(2));

    assertThatThrownBy(() -> command.run("")).isInstanceOf(DeadlineException.class);

    assertThat(temp.resolve("begun")).exists();
    assertThat(lock).doesNotExist();
  }

  @Test
  void keepsTheDeadlineForAProgramThatDoesNotReadItsInput() {
    Command command = sh("exec sleep 60", Duration.ofMillis(300));

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> command.run("x".repeat(1_000_000)))
                .isInstanceOf(ReleaseException.class)
                .hasMessageContaining("did not finish"));
  }

  @Test
  void givesTheExitCodeOfAProgramThatEndsWithoutReadingItsInput() {
    ProcessResult result = sh("echo no >&2; exit 3", LONG).run("x".repeat(1_000_000));

    assertThat(result).isEqualTo(new ProcessResult(3, "", "no\n"));
  }

  @Test
  void doesNotWaitForWhatAProgramLeavesBehind() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          ProcessResult result = sh("sleep 60 & echo $!", LONG).run("");
          ProcessHandle.of(Long.parseLong(result.out().strip())).ifPresent(ProcessHandle::destroy);

          assertThat(result.succeeded()).isTrue();
          assertThat(result.out()).matches("\\d+\n");
        });
  }

  @Test
  void saysWhichProgramIsMissing() {
    Command command = new Command(List.of("no-such-program-here", "x"), temp, Map.of(), LONG);

    assertThatThrownBy(() -> command.run(""))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("no-such-program-here could not be started");
              assertThat(e.remedy()).contains("PATH");
            });
  }

  private Command sh(String script, Duration deadline) {
    return new Command(List.of("/bin/sh", "-c", script), temp, Map.of(), deadline);
  }
}
