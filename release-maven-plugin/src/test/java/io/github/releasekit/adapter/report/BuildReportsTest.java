package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.GateResult.Refused;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.BenchmarksGate;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.CoverageGate;
import io.github.releasekit.domain.gate.result.LintGate;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import io.github.releasekit.domain.gate.result.MeasuresGate;
import io.github.releasekit.domain.gate.result.MeasuresGate.Bound;
import io.github.releasekit.domain.gate.result.ReportGate;
import io.github.releasekit.domain.gate.result.SonarGate;
import io.github.releasekit.domain.gate.result.TestsGate;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Severity;
import io.github.releasekit.domain.gate.result.VulnerabilitiesGate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every gate on reports owes, whatever the reports are of. */
class BuildReportsTest {

  @TempDir static Path root;

  static Stream<ReportGate> required() {
    return gates(true);
  }

  static Stream<ReportGate> optional() {
    return gates(false);
  }

  @Test
  void hasEveryKind() {
    assertThat(required().map(gate -> (Object) gate.getClass()))
        .containsExactlyInAnyOrder((Object[]) ReportGate.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("required")
  void refusesWhereThereIsNoReport(ReportGate gate) {
    assertThat(gate.judge(BuildReportsFixture.of(root)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.gate()).isEqualTo("a-gate");
              assertThat(refused.findings()).hasSize(1);
              assertThat(refused.findings().get(0).problem()).startsWith("there is no ");
              assertThat(refused.findings().get(0).remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("optional")
  void skipsWhereNoReportIsRequired(ReportGate gate) {
    assertThat(gate.judge(BuildReportsFixture.of(root)))
        .isInstanceOfSatisfying(
            Skipped.class, skipped -> assertThat(skipped.reason()).startsWith("there is no "));
  }

  /** The condition is shown, and is part of what a plan's digest is made of. */
  @ParameterizedTest
  @MethodSource("required")
  void saysWhatItAsksForTheSameWayEachTime(ReportGate gate) {
    String again =
        gates(true).filter(other -> other.getClass() == gate.getClass()).findFirst().toString();

    assertThat(gate.condition()).isNotBlank();
    assertThat(Optional.of(gate)).hasToString(again);
  }

  private static Stream<ReportGate> gates(boolean required) {
    String id = "a-gate";
    List<String> reports = List.of("none/*.json");
    return Stream.of(
        new TestsGate(id, required, reports, 1),
        new CoverageGate(
            id,
            required,
            reports,
            Map.of(
                Counter.LINE,
                BigDecimal.ONE,
                Counter.BRANCH,
                BigDecimal.ONE,
                Counter.METHOD,
                BigDecimal.ONE)),
        new LintGate(
            id, required, reports, Map.of(Level.ERROR, 0, Level.WARNING, 1, Level.NOTE, 2)),
        new VulnerabilitiesGate(
            id,
            required,
            reports,
            List.of(),
            Map.of(Severity.CRITICAL, 0, Severity.HIGH, 1, Severity.LOW, 2),
            List.of()),
        new MeasuresGate(
            id,
            required,
            reports,
            List.of(new Bound("/a", Optional.of(BigDecimal.ONE), Optional.empty()))),
        new BenchmarksGate(id, required, reports, BigDecimal.TEN),
        new SonarGate(
            id, required, reports, "http://127.0.0.1:1", Optional.empty(), Duration.ofSeconds(1)));
  }
}
