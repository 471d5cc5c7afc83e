package io.github.releasekit.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepLineTest {

  @Test
  void secondsAreToldToATenth() {
    assertThat(new StepLine("build", Optional.of(8.25))).hasToString("  build            8.3 s");
    assertThat(new StepLine("write-objects", Optional.of(0.0)))
        .hasToString("  write-objects    0.0 s");
  }

  @Test
  void whatWasDoneBeforeIsSaid() {
    assertThat(new StepLine("push", Optional.empty()))
        .hasToString("  push             done before");
  }

  @Test
  void aLongIdIsWhole() {
    assertThat(new StepLine("deliver:a-channel-with-a-long-name", Optional.of(12.5)))
        .hasToString("  deliver:a-channel-with-a-long-name 12.5 s");
  }
}
