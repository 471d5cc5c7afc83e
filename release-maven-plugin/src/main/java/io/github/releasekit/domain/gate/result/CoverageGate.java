package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.Coverage.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tests have run enough of the code.
 *
 * @param minimum share in percent, of each counter that is asked for; at least one
 */
public record CoverageGate(
    String id, boolean required, List<String> reports, Map<Counter, BigDecimal> minimum)
    implements ReportGate {

  public CoverageGate {
    reports = List.copyOf(reports);
    Map<Counter, BigDecimal> sorted = new EnumMap<>(Counter.class);
    sorted.putAll(minimum);
    minimum = Collections.unmodifiableMap(sorted);
  }

  @Override
  public String condition() {
    return minimum.entrySet().stream()
        .map(entry -> entry.getKey() + " at least " + entry.getValue().toPlainString() + " %")
        .collect(Collectors.joining(", "));
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.coverage(reports));
  }

  public GateResult judge(Coverage coverage) {
    if (coverage.reports().files() == 0) {
      return judgeNothing(
          "coverage report of JaCoCo", "bind jacoco-maven-plugin's goals prepare-agent and report");
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    minimum.forEach(
        (counter, least) -> {
          Ratio ratio = coverage.ratios().getOrDefault(counter, new Ratio(0, 0));
          ratio.percent().ifPresent(percent -> figures.put(counter.toString(), percent));
          if (!ratio.reaches(least)) {
            findings.add(
                new Finding(
                    counter
                        + " coverage is "
                        + ratio.percent().orElseThrow().toPlainString()
                        + " %, and has to be at least "
                        + least.toPlainString()
                        + " %",
                    "test what JaCoCo's report shows in red, or change 'gates' in"
                        + " release-kit.yml"));
          }
        });
    String shown =
        figures.entrySet().stream()
            .map(entry -> entry.getValue().toPlainString() + " % " + entry.getKey() + " coverage")
            .collect(Collectors.joining(", "));
    return GateResult.of(
        id,
        findings,
        shown.isEmpty() ? "there is no code to be covered" : shown,
        new Evidence(figures, coverage.reports()));
  }
}
