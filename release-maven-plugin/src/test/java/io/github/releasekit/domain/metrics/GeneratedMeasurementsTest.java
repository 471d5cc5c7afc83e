package io.github.releasekit.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of DORA equal an independent calculation from their definitions. */
class GeneratedMeasurementsTest {

  private static final double ROUNDED = 0.00501;

  /**
   * @param from the period begins after this many of a hundred parts of the time
   * @param to and ends after as many
   */
  @ParameterizedTest(name = "{0} releases, seed {1}, {2} to {3} %")
  @CsvSource({
    "10, 7, 0, 100",
    "10, 8, 0, 100",
    "1000, 1, 0, 100",
    "1000, 2, 30, 60",
    "1000, 3, 95, 100",
    "1000, 4, 0, 50",
    "10000, 6, 10, 90"
  })
  void equalAnIndependentCalculation(int releases, long seed, int from, int to) {
    GeneratedContents generated = new GeneratedContents(releases, seed);
    long start = generated.rows().get(0).at();
    long length = generated.end() + 1 - start;
    long since = start + length * from / 100;
    long until = start + length * to / 100;

    Metrics metrics =
        Measurement.of(
            generated.contents(),
            new Scope(
                "ledger",
                Optional.of(Instant.ofEpochSecond(since)),
                Optional.of(Instant.ofEpochSecond(until)),
                Instant.ofEpochSecond(generated.end() + 1),
                Optional.of("production")));

    IndependentFigures expected = new IndependentFigures(generated.rows(), since, until);
    if (until - since >= 7 * 86_400) {
      assertThat(figure(metrics, "deployment-frequency").value().doubleValue())
          .isCloseTo(expected.deploymentsPerWeek(), within(ROUNDED));
    } else {
      assertThat(figure(metrics, "deployment-frequency").value()).isNull();
    }
    compare(figure(metrics, "lead-time"), expected.leadTimes());
    compare(figure(metrics, "recovery-time"), expected.recoveryTimes());
    int[] deployments = expected.deploymentsAndFailures();
    Figure failures = figure(metrics, "change-failure-rate");
    assertThat(failures.samples()).isEqualTo(deployments[0]);
    assertThat(failures.value().doubleValue())
        .isCloseTo(100.0 * deployments[1] / deployments[0], within(ROUNDED));
  }

  private static Figure figure(Metrics metrics, String id) {
    return metrics.figure(id).orElseThrow();
  }

  private static void compare(Figure figure, List<Double> hours) {
    assertThat(figure.samples()).as(figure.id()).isEqualTo(hours.size());
    if (hours.size() < 3) {
      assertThat(figure.value()).isNull();
      return;
    }
    assertThat(figure.value().doubleValue())
        .as(figure.id())
        .isCloseTo(IndependentFigures.median(hours), within(ROUNDED));
    if (hours.size() >= 10) {
      assertThat(figure.percentile90().doubleValue())
          .as(figure.id())
          .isCloseTo(IndependentFigures.percentile90(hours), within(ROUNDED));
    }
  }
}
