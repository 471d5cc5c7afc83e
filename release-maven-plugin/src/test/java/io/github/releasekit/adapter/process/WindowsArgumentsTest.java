package io.github.releasekit.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsArgumentsTest {

  private static final String SCRIPT = "C:\\Program Files\\maven\\bin\\mvn.cmd";

  @Test
  void quotesWhatCmdWouldTakeForItsOwn() {
    assertThat(
            WindowsArguments.quoted(
                List.of(
                    SCRIPT,
                    "-B",
                    "-Durl=jdbc:x?a=1&b=2",
                    "-Dnote=a > b | c",
                    "-P!slow",
                    "clean",
                    "verify")))
        .containsExactly(
            SCRIPT,
            "-B",
            "\"-Durl=jdbc:x?a=1&b=2\"",
            "\"-Dnote=a > b | c\"",
            "-P!slow",
            "clean",
            "verify");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dkey=s3cret%PATH%", "-Dkey=s3cret\"&calc\"", "-Dkey=s3cret\ncalc"})
  void refusesWhatCannotBeQuotedWithoutShowingIt(String argument) {
    assertThatThrownBy(() -> WindowsArguments.quoted(List.of(SCRIPT, argument)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the argument -Dkey has")
        .hasMessageContaining(".mvn/maven.config")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void leavesProgramsAloneThatAreNoScriptsOfWindows() {
    List<String> line = List.of("/usr/bin/mvn", "-Dkey=%\"&");

    assertThat(WindowsArguments.quoted(line)).isEqualTo(line);
    assertThat(WindowsArguments.quoted(List.of("C:\\git.exe", "a&b")))
        .containsExactly("C:\\git.exe", "a&b");
  }
}
