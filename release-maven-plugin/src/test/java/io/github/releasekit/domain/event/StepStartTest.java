package io.github.releasekit.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepStartTest {

  @Test
  void saysWhichStepOfHowMany() {
    assertThat(start(0, Optional.empty(), Optional.empty())).hasToString("  [3/8] build");
  }

  @Test
  void saysHowLongItGoesOn() {
    assertThat(start(0.4, Optional.of(70.2), Optional.of(85.0)))
        .hasToString("  [3/8] build, about 1:10 (about 1:25 left)");
    assertThat(start(12, Optional.of(70.2), Optional.of(85.0)))
        .hasToString("  [3/8] build, about 1:10 (0:12 so far, about 1:25 left)");
  }

  @Test
  void saysHowLongTheOthersGoOnWhereItIsNew() {
    assertThat(start(12, Optional.empty(), Optional.of(15.0)))
        .hasToString("  [3/8] build (0:12 so far, about 0:15 left)");
  }

  @Test
  void saysNothingTwiceOfTheLastOne() {
    assertThat(start(3725, Optional.of(2.3), Optional.of(2.4)))
        .hasToString("  [3/8] build, about 0:02 (1:02:05 so far)");
  }

  @Test
  void saysASecondOfLess() {
    assertThat(start(0, Optional.of(0.1), Optional.empty()))
        .hasToString("  [3/8] build, about 0:01");
  }

  @Test
  void theTotalIsALineAsThoseOfSteps() {
    assertThat(new StepsTotal(8, 74.25)).hasToString("  in all           74.3 s");
    assertThat(new StepLine("build", Optional.of(74.25))).hasToString("  build            74.3 s");
  }

  private static StepStart start(double elapsed, Optional<Double> expected, Optional<Double> left) {
    return new StepStart("build", 3, 8, elapsed, expected, left);
  }
}
