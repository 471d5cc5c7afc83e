package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Benchmarks of JMH are no slower than those of the last release (G3).
 *
 * @param tolerance how much slower they may be, in percent of the last release's score
 */
public record BenchmarksGate(
    String id, boolean required, List<String> reports, BigDecimal tolerance) implements ReportGate {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * The scores of a run.
   *
   * @param scores by benchmark, with its parameters, mode and unit
   */
  public record Benchmarks(Map<String, Score> scores, Reports reports) {}

  /**
   * @param higherIsBetter as of a throughput
   */
  public record Score(BigDecimal value, boolean higherIsBetter) {

    /** How much worse than an earlier one, in percent of that; negative where it is better. */
    BigDecimal worse(BigDecimal earlier) {
      BigDecimal difference = higherIsBetter ? earlier.subtract(value) : value.subtract(earlier);
      return difference.multiply(HUNDRED).divide(earlier, MathContext.DECIMAL64);
    }
  }

  /**
   * What the last release was measured at.
   *
   * @param scores by benchmark
   */
  public record Baseline(String version, Map<String, BigDecimal> scores) {}

  public BenchmarksGate {
    reports = List.copyOf(reports);
  }

  @Override
  public String condition() {
    return "at most " + tolerance.toPlainString() + " % slower than the last release";
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.benchmarks(reports), results.baseline(id));
  }

  /**
   * @param baseline empty where the last release has none
   */
  public GateResult judge(Benchmarks benchmarks, Optional<Baseline> baseline) {
    if (benchmarks.reports().files() == 0) {
      return judgeNothing(
          "result of JMH", "run the benchmarks in the build of the release, with -rf json");
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    int compared = 0;
    for (Map.Entry<String, Score> entry : benchmarks.scores().entrySet()) {
      Score score = entry.getValue();
      figures.put(entry.getKey(), score.value());
      Optional<BigDecimal> earlier =
          baseline
              .map(last -> last.scores().get(entry.getKey()))
              .filter(value -> value.signum() > 0);
      compared += earlier.isPresent() ? 1 : 0;
      earlier
          .filter(value -> score.worse(value).compareTo(tolerance) > 0)
          .ifPresent(
              value ->
                  findings.add(finding(entry.getKey(), score, value, baseline.get().version())));
    }
    if (benchmarks.scores().isEmpty()) {
      findings.add(
          new Finding("no benchmark was run", "see that JMH's include pattern finds them"));
    }
    return GateResult.of(
        id,
        findings,
        PlainText.count(benchmarks.scores().size(), "benchmark") + comparison(compared, baseline),
        new Evidence(figures, benchmarks.reports()));
  }

  private static String comparison(int compared, Optional<Baseline> baseline) {
    return baseline
        .map(
            last ->
                ", "
                    + compared
                    + " of them compared with the "
                    + last.scores().size()
                    + " of "
                    + last.version())
        .orElse(", with no earlier scores to compare them with");
  }

  private Finding finding(String name, Score score, BigDecimal earlier, String version) {
    return new Finding(
        name
            + " scores "
            + score.value().toPlainString()
            + ", "
            + score.worse(earlier).setScale(1, RoundingMode.UP).toPlainString()
            + " % worse than "
            + earlier.toPlainString()
            + " of "
            + version,
        "find what made it slower, or measure again on a quiet machine");
  }
}
