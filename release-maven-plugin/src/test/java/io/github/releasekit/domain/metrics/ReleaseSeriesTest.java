package io.github.releasekit.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.Metrics.Count;
import io.github.releasekit.domain.metrics.Metrics.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseSeriesTest {

  private final RecordedContents recorded = new RecordedContents();

  private Metrics metrics() {
    return Measurement.of(
        recorded.contents(),
        new Scope(
            "ledger",
            Optional.of(Instant.parse("2026-01-04T00:00:00Z")),
            Optional.empty(),
            Instant.parse("2026-03-01T00:00:00Z"),
            Optional.empty()));
  }

  @Test
  void durationsComeFromStepsAndTheGateOfTests() {
    StepRecord build = new StepRecord("build", "2026-01-05T00:00:00Z", 60, "done");
    StepRecord judge = new StepRecord("judge-results", "2026-01-05T00:01:00Z", 2.5, "done");
    StepRecord deploy = new StepRecord("deploy", "2026-01-05T00:02:00Z", 7, "done");
    recorded.release(
        "1.0.0",
        null,
        "2026-01-05T00:00:00Z",
        List.of(),
        List.of(
            new GateRecord(
                "tests",
                "passed",
                "",
                Map.of("passed", BigDecimal.TEN, "seconds", new BigDecimal("12.5")),
                Reports.NONE),
            new GateRecord(
                "benchmarks", "passed", "", Map.of("seconds", BigDecimal.TEN), Reports.NONE),
            new GateRecord("lint", "skipped", "", Map.of(), Reports.NONE)),
        List.of(build, judge));
    recorded.performed("1.0.0", "2026-01-05T00:03:00Z", List.of(build, judge, deploy));

    assertThat(metrics().series())
        .flatExtracting(
            series -> series.points().stream().map(p -> series.id() + " " + p.value()).toList())
        .containsExactly(
            "build-seconds 60",
            "test-seconds 12.5",
            "gate-seconds 2.5",
            "release-seconds 69.5",
            "changes 0");
    assertThat(metrics().tallies().get(6).counts())
        .containsExactly(new Count("benchmarks", 1), new Count("tests", 1));
    assertThat(metrics().tallies().get(7).counts()).containsExactly(new Count("lint", 1));
  }

  /**
   * @param last what the release after those takes
   */
  @ParameterizedTest
  @CsvSource({
    "5, 40, 61, true",
    "5, 40, 60, false",
    "4, 40, 900, false",
    "5, 10, 20, false",
    "5, 10, 20.5, true"
  })
  void aRegressionIsFarFromFiveOrMoreBefore(int before, int each, double last, boolean flagged) {
    for (int i = 0; i <= before; i++) {
      String at = "2026-01-0" + (i + 2) + "T00:00:00Z";
      double seconds = i == before ? last : each;
      recorded.release(
          "1." + i + ".0",
          null,
          at,
          List.of(),
          List.of(),
          List.of(new StepRecord("build", at, seconds, "done")));
    }

    List<Point> points = metrics().series().get(0).points();

    assertThat(points.get(points.size() - 1).regression()).isEqualTo(flagged);
    // those of before the time that is looked at are compared with, and not shown
    assertThat(points).hasSize(before - 1);
  }
}
