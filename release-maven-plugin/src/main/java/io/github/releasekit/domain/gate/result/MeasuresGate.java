package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in JSON reports are within bounds.
 *
 * @param bounds at least one
 */
public record MeasuresGate(String id, boolean required, List<String> reports, List<Bound> bounds)
    implements ReportGate {

  /**
   * @param value JSON pointer of the number (RFC 6901)
   */
  public record Bound(String value, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {

    boolean holds(BigDecimal number) {
      return minimum.filter(least -> number.compareTo(least) < 0).isEmpty()
          && maximum.filter(most -> number.compareTo(most) > 0).isEmpty();
    }

    /** {@code at least 1 and at most 500}. */
    String words() {
      return minimum.map(least -> "at least " + least.toPlainString()).orElse("")
          + (minimum.isPresent() && maximum.isPresent() ? " and " : "")
          + maximum.map(most -> "at most " + most.toPlainString()).orElse("");
    }
  }

  /**
   * The numbers of the reports.
   *
   * @param values by report, then by pointer; a pointer that leads to no number is left out
   */
  public record Measures(Map<String, Map<String, BigDecimal>> values, Reports reports) {}

  public MeasuresGate {
    reports = List.copyOf(reports);
    bounds = List.copyOf(bounds);
  }

  @Override
  public String condition() {
    return bounds.stream()
        .map(bound -> bound.value() + " " + bound.words())
        .collect(Collectors.joining(", "));
  }

  /** The pointers of the numbers that it asks for. */
  private List<String> pointers() {
    return bounds.stream().map(Bound::value).distinct().toList();
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.measures(reports, pointers()));
  }

  public GateResult judge(Measures measures) {
    if (measures.values().isEmpty()) {
      return judgeNothing("report", "have the build of the release write it there");
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    measures
        .values()
        .forEach(
            (report, values) -> {
              String prefix = measures.values().size() == 1 ? "" : report + " ";
              values.forEach((pointer, value) -> figures.put(prefix + pointer, value));
              bounds.forEach(
                  bound ->
                      finding(bound, report, values.get(bound.value())).ifPresent(findings::add));
            });
    String shown =
        figures.entrySet().stream()
            .map(figure -> figure.getKey() + " is " + figure.getValue().toPlainString())
            .collect(Collectors.joining(", "));
    return GateResult.of(id, findings, shown, new Evidence(figures, measures.reports()));
  }

  private static Optional<Finding> finding(Bound bound, String report, @Nullable BigDecimal value) {
    if (value == null) {
      return Optional.of(
          new Finding(
              bound.value() + " of " + report + " is no number",
              "correct the pointer under 'bounds' in release-kit.yml, or what writes the report"));
    }
    return bound.holds(value)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                bound.value()
                    + " of "
                    + report
                    + " is "
                    + value.toPlainString()
                    + ", and has to be "
                    + bound.words(),
                "mend what it measures, or change 'gates' in release-kit.yml"));
  }
}
