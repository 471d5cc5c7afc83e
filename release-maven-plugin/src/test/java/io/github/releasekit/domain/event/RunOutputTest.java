package io.github.releasekit.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunOutputTest {

  private final List<String> lines = new ArrayList<>();

  @Test
  void whatTakesLinesAloneGetsAllAsLines() {
    RunOutput out = RunOutput.of(lines::add);

    out.begun(new StepStart("build", 1, 2, 0, Optional.empty(), Optional.empty()));
    out.step(new StepLine("build", Optional.of(8.25)));
    out.finished(new StepsTotal(2, 9.0));
    out.result("v1.0.0");

    assertThat(lines)
        .containsExactly(
            "  [1/2] build", "  build            8.3 s", "  in all           9.0 s", "v1.0.0");
  }

  @Test
  void whatKnowsMoreStaysAsItIs() {
    RunOutput own = lines::add;

    assertThat(RunOutput.of(own)).isSameAs(own);
  }
}
