package io.github.releasekit.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  build            8.3 s",
        "  write-objects    0.0 s",
        "  push             done before",
        "  deliver:a-channel-with-a-long-name 12.5 s"
      })
  void aLineOfAStepIsReadAsItIsWritten(String line) {
    assertThat(StepLine.parse(line)).map(StepLine::toString).contains(line);
  }

  @Test
  void secondsAreToldToATenth() {
    assertThat(new StepLine("build", Optional.of(8.25)).toString())
        .isEqualTo("  build            8.3 s");
    assertThat(StepLine.parse("  build            8.3 s"))
        .contains(new StepLine("build", Optional.of(8.3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  build 8.3 s",
        "build            8.3 s",
        "  build            8.3 s ",
        "  build            8.35 s",
        "  build            done",
        "  told slack: released",
        "  build            8.3 s\n"
      })
  void anotherLineIsNone(String line) {
    assertThat(StepLine.parse(line)).isEmpty();
  }
}
