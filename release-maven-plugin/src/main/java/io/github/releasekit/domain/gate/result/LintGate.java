package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.result.LintResults.Issue;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Static analysis has found no more than is allowed.
 *
 * @param maximum of each level that is bounded; at least one
 */
public record LintGate(
    String id, boolean required, List<String> reports, Map<Level, Integer> maximum)
    implements ReportGate {

  public LintGate {
    reports = List.copyOf(reports);
    maximum = Tally.sorted(Level.class, maximum);
  }

  @Override
  public String condition() {
    return Tally.condition(maximum);
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.lint(reports));
  }

  public GateResult judge(LintResults results) {
    if (results.reports().files() == 0) {
      return judgeNothing(
          "report of Checkstyle, PMD or SpotBugs",
          "have the build of the release write one, or name others under 'reports'");
    }
    Tally<Level> tally = new Tally<>(Level.values(), results.counts(), maximum);
    List<Finding> findings = new ArrayList<>();
    for (Level level : tally.exceeded()) {
      findings.add(
          new Finding(
              tally.excess(level, counted(level, results)),
              "correct what is shown, or change 'gates' in release-kit.yml"));
      results.shown().stream()
          .filter(issue -> issue.level() == level)
          .map(LintGate::finding)
          .forEach(findings::add);
    }
    return GateResult.of(
        id,
        findings,
        Stream.of(Level.values())
            .map(level -> counted(level, results))
            .collect(Collectors.joining(", ")),
        new Evidence(tally.figures(), results.reports()));
  }

  private static String counted(Level level, LintResults results) {
    return PlainText.count(results.counts().getOrDefault(level, 0), level.noun());
  }

  private static Finding finding(Issue issue) {
    return new Finding(
        issue.level().noun() + " " + issue.rule() + " in " + issue.place(), issue.message());
  }
}
