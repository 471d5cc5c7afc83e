package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Baseline;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Benchmarks;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Score;
import io.github.releasekit.domain.gate.result.MeasuresGate.Bound;
import io.github.releasekit.domain.gate.result.MeasuresGate.Measures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates on figures. */
class FigureGatesTest extends AbstractResultGateTest {

  @ParameterizedTest
  @CsvSource({
    "true, 100, 80, true",
    "true, 100, 79.99, false",
    "true, 100, 300, true",
    "false, 100, 120, true",
    "false, 100, 120.01, false",
    "false, 100, 1, true",
    "false, 0, 1000, true",
    "false, 0.3, 0.36, true",
    "false, 0.3, 0.3600001, false"
  })
  void comparesBenchmarksWithTheLastRelease(
      boolean higherIsBetter, BigDecimal last, BigDecimal now, boolean passes) {
    GateResult result =
        benchmarks()
            .judge(
                new Benchmarks(Map.of("b", new Score(now, higherIsBetter)), READ),
                Optional.of(new Baseline("1.0.0", Map.of("b", last))));

    assertThat(result instanceof Passed).isEqualTo(passes);
  }

  @Test
  void saysWhatBenchmarksWereComparedWith() {
    Benchmarks scores =
        new Benchmarks(
            Map.of("a", new Score(BigDecimal.TEN, true), "b", new Score(BigDecimal.ONE, true)),
            READ);

    assertThat(detail(benchmarks().judge(scores, Optional.empty())))
        .isEqualTo("2 benchmarks, with no earlier scores to compare them with");
    assertThat(
            detail(
                benchmarks()
                    .judge(
                        scores,
                        Optional.of(
                            new Baseline(
                                "1.0.0", Map.of("a", BigDecimal.TEN, "gone", BigDecimal.ONE))))))
        .isEqualTo("2 benchmarks, 1 of them compared with the 2 of 1.0.0");
    assertThat(
            findings(
                benchmarks()
                    .judge(
                        scores,
                        Optional.of(new Baseline("1.0.0", Map.of("b", new BigDecimal("1.5")))))))
        .extracting(Finding::problem)
        .containsExactly("b scores 1, 33.4 % worse than 1.5 of 1.0.0");
    assertThat(findings(benchmarks().judge(new Benchmarks(Map.of(), READ), Optional.empty())))
        .extracting(Finding::problem)
        .containsExactly("no benchmark was run");
  }

  @Test
  void keepsMeasuresWithinTheirBounds() {
    MeasuresGate gate =
        new MeasuresGate(
            "k6",
            true,
            List.of("k6.json"),
            List.of(
                new Bound("/p95", Optional.empty(), Optional.of(new BigDecimal("500"))),
                new Bound("/n", Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN))));

    assertThat(gate.condition()).isEqualTo("/p95 at most 500, /n at least 1 and at most 10");
    assertThat(
            detail(
                gate.judge(
                    measures(Map.of("/p95", new BigDecimal("500.0"), "/n", BigDecimal.ONE)))))
        .contains("/p95 is 500.0", "/n is 1");
    assertThat(findings(gate.judge(measures(Map.of("/p95", new BigDecimal("500.1"))))))
        .extracting(Finding::problem)
        .containsExactly(
            "/p95 of k6.json is 500.1, and has to be at most 500", "/n of k6.json is no number");
  }

  private static Measures measures(Map<String, BigDecimal> values) {
    return new Measures(Map.of("k6.json", values), READ);
  }

  private static BenchmarksGate benchmarks() {
    return new BenchmarksGate("benchmarks", true, List.of(), BigDecimal.valueOf(20));
  }
}
