package io.github.releasekit.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.event.StepRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTimesTest {

  @Test
  void isTheMedianOfEachStep() {
    ExpectedTimes expected =
        ExpectedTimes.median(
            List.of(
                List.of(step("build", 60), step("push", 1)),
                List.of(step("build", 900)),
                List.of(step("build", 70), step("push", 3))));

    assertThat(expected.of("build")).contains(70.0);
    assertThat(expected.of("push")).contains(2.0);
    assertThat(expected.of("deploy")).isEmpty();
    assertThat(expected.of(List.of("build", "deploy", "push"))).contains(72.0);
    assertThat(expected.of(List.of("deploy"))).isEmpty();
  }

  @Test
  void takesTheLastTimeOfAStepThatWasDoneAgain() {
    ExpectedTimes expected =
        ExpectedTimes.median(List.of(List.of(step("build", 900), step("build", 60))));

    assertThat(expected.of("build")).contains(60.0);
  }

  @Test
  void aStepThatWasFoundDoneTellsNothing() {
    ExpectedTimes expected =
        ExpectedTimes.median(List.of(List.of(step("push", 2), step("push", 0), step("tag", 0))));

    assertThat(expected.of("push")).contains(2.0);
    assertThat(expected.of("tag")).isEmpty();
  }

  @Test
  void aFirstReleaseHasNone() {
    assertThat(ExpectedTimes.median(List.of())).isEqualTo(ExpectedTimes.UNKNOWN);
  }

  private static StepRecord step(String id, double seconds) {
    return new StepRecord(id, "2026-11-21T10:00:00Z", seconds, "done");
  }
}
