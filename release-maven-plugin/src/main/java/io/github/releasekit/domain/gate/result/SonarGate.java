package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The analysis of this build has passed its quality gate at SonarQube (G2).
 *
 * @param reports of the scanner, which name the analysis
 * @param url of the SonarQube server
 * @param server whose token in settings.xml is sent; empty for none
 * @param timeout of the analysis
 */
public record SonarGate(
    String id,
    boolean required,
    List<String> reports,
    String url,
    Optional<String> server,
    Duration timeout)
    implements ReportGate {

  /**
   * What the server says of the analyses.
   *
   * @param conditions of their quality gates
   * @param problems why there is no answer, or none yet
   */
  public record Analyses(List<Condition> conditions, List<String> problems, Reports reports) {

    public Analyses {
      conditions = List.copyOf(conditions);
      problems = List.copyOf(problems);
    }
  }

  /**
   * A condition of a quality gate.
   *
   * @param status {@code OK} or {@code ERROR}
   * @param comparator {@code LT} where less than the threshold is an error, {@code GT} where more
   *     is
   */
  public record Condition(
      String metric, String status, String comparator, String threshold, String actual) {

    private Finding finding() {
      return new Finding(
          metric
              + " is "
              + actual
              + ", and has to be "
              + (comparator.equals("LT") ? "at least " : "at most ")
              + threshold,
          "see the project in SonarQube");
    }

    private Optional<BigDecimal> figure() {
      return actual.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")
          ? Optional.of(new BigDecimal(actual))
          : Optional.empty();
    }
  }

  public SonarGate {
    reports = List.copyOf(reports);
  }

  @Override
  public String condition() {
    return "quality gate of " + url;
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.analyses(this));
  }

  GateResult judge(Analyses analyses) {
    if (analyses.reports().files() == 0) {
      return judgeNothing(
          "report of SonarQube's scanner", "run sonar:sonar in the build of the release");
    }
    if (!analyses.problems().isEmpty() && !required) {
      return new GateResult.Skipped(id, String.join("; ", analyses.problems()));
    }
    List<Finding> findings = new ArrayList<>();
    analyses
        .problems()
        .forEach(
            problem ->
                findings.add(
                    new Finding(problem, "see the project's background tasks in SonarQube")));
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    for (Condition condition : analyses.conditions()) {
      condition.figure().ifPresent(value -> figures.put(condition.metric(), value));
      if (!condition.status().equals("OK")) {
        findings.add(condition.finding());
      }
    }
    return GateResult.of(
        id,
        findings,
        "passed, " + PlainText.count(analyses.conditions().size(), "condition"),
        new Evidence(figures, analyses.reports()));
  }
}
