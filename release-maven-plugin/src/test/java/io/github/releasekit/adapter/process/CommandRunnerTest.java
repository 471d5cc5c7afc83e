package io.github.releasekit.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.CommandGate;
import io.github.releasekit.domain.gate.result.CommandGate.Outcome;
import io.github.releasekit.domain.gate.result.CommandGate.Outcome.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CommandRunnerTest {

  @TempDir Path temp;
  private Path checkout;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Files.createDirectories(temp.resolve("checkout"));
  }

  @Test
  void keepsWhatAProgramPrints() throws IOException {
    Programs.script(checkout.resolve("check.sh"), "echo one; echo two >&2; echo; exit 3");

    Outcome outcome = run(List.of(), "./check.sh");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Ended.class,
            ended -> {
              assertThat(ended.exit()).isEqualTo(3);
              assertThat(ended.reports().files()).isEqualTo(1);
            });
    assertThat(Files.readAllLines(output())).contains("one", "two");
  }

  /** What a shell would do with arguments is not done. */
  @Test
  void hasNoShellReadTheArguments() throws IOException {
    assertThat(run(List.of(), "echo", "$HOME; `id` * > x", "b"))
        .isInstanceOfSatisfying(
            Ended.class, ended -> assertThat(ended.lastLine()).isEqualTo("$HOME; `id` * > x b"));
    assertThat(checkout.resolve("x")).doesNotExist();
  }

  @Test
  void givesTheVersionAndNoOtherVariables() throws IOException {
    run(List.of(), "env");

    List<String> names =
        Files.readAllLines(output()).stream().map(line -> line.split("=", 2)[0]).toList();
    assertThat(names).contains("RELEASE_KIT_VERSION", "RELEASE_KIT_TAG", "PATH");
    assertThat(names)
        .allMatch(
            name ->
                name.startsWith("RELEASE_KIT_")
                    || name.startsWith("LC_")
                    || List.of(
                            "PATH",
                            "HOME",
                            "USER",
                            "LOGNAME",
                            "SHELL",
                            "LANG",
                            "LANGUAGE",
                            "TZ",
                            "TMPDIR",
                            "JAVA_HOME",
                            "CI")
                        .contains(name));
  }

  /** The PATH stands for a token that the gate names. */
  @Test
  void masksTheVariablesThatAGateNames() throws IOException {
    run(List.of("PATH"), "printenv", "PATH");

    assertThat(Files.readString(output())).isEqualTo("***\n");
  }

  @Test
  void knowsThatAProgramIsMissing() {
    assertThat(run(List.of(), "no-such-program-4711")).isInstanceOf(Outcome.Missing.class);
    assertThat(run(List.of(), "./none.sh")).isInstanceOf(Outcome.Missing.class);
  }

  @Test
  void endsAProgramWhoseTimeIsOver() throws IOException {
    Programs.script(checkout.resolve("hang.sh"), "echo begun", "exec cat /dev/zero >/dev/null");

    Outcome outcome =
        runner()
            .run(
                new CommandGate(
                    "g", true, List.of("./hang.sh"), "", List.of(), Duration.ofMillis(300)));

    assertThat(outcome).isInstanceOf(Outcome.Late.class);
    assertThat(Files.readString(output())).isEqualTo("begun\n");
  }

  @Test
  void keepsTheFirstOfEndlessOutput() throws IOException {
    Programs.script(checkout.resolve("spam.sh"), "head -c 30000000 /dev/zero; exit 0");

    assertThat(run(List.of(), "./spam.sh")).isInstanceOf(Ended.class);
    assertThat(Files.size(output())).isEqualTo(10 << 20);
  }

  @Test
  void showsNoControlCharacters() {
    assertThat(run(List.of(), "printf", "\\033[2Jx\\007\\n"))
        .isInstanceOfSatisfying(
            Ended.class,
            ended ->
                assertThat(ended.lastLine()).doesNotContain("\u001b").doesNotContain("\u0007"));
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    CommandGate gate =
        new CommandGate("g", true, List.of("env"), "none", List.of(), Duration.ofSeconds(1));

    assertThatThrownBy(() -> runner().run(gate))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no directory none for 'g'");
  }

  private Outcome run(List<String> environment, String... command) {
    return runner()
        .run(new CommandGate("g", true, List.of(command), "", environment, Duration.ofSeconds(60)));
  }

  private CommandRunner runner() {
    return new CommandRunner(checkout, temp.resolve("gates"), "1.0.0", "v1.0.0");
  }

  private Path output() {
    return temp.resolve("gates/g.txt");
  }
}
