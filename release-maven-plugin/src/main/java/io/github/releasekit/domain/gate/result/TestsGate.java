package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * No test has failed, and enough have passed.
 *
 * @param minimum how many have to pass, at least 1
 */
public record TestsGate(String id, boolean required, List<String> reports, int minimum)
    implements ReportGate {

  /** Holds where {@code release-kit.yml} says nothing of tests: a project need not have any. */
  public static final TestsGate DEFAULT = new TestsGate("tests", false, List.of(), 1);

  private static final int DECIMALS = 2;

  public TestsGate {
    reports = List.copyOf(reports);
  }

  @Override
  public String condition() {
    return "none failed, at least " + minimum + " passed";
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.tests(reports));
  }

  public GateResult judge(TestResults results) {
    if (results.reports().files() == 0) {
      return judgeNothing("report of tests", "run them in the build of the release");
    }
    List<Finding> findings = new ArrayList<>(results.failures());
    if (results.passed() < minimum) {
      findings.add(
          new Finding(
              PlainText.count(results.passed(), "test")
                  + " passed, and at least "
                  + minimum
                  + " have to",
              "see that the build of the release runs them: -DskipTests and profiles reach it"));
    }
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("passed", BigDecimal.valueOf(results.passed()));
    figures.put("failed", BigDecimal.valueOf(results.failed()));
    figures.put("skipped", BigDecimal.valueOf(results.skipped()));
    if (results.seconds() > 0) {
      figures.put(
          "seconds",
          BigDecimal.valueOf(results.seconds()).setScale(DECIMALS, RoundingMode.HALF_UP));
    }
    return GateResult.of(
        id,
        findings,
        PlainText.count(results.passed(), "test")
            + " passed"
            + (results.skipped() == 0 ? "" : ", " + results.skipped() + " skipped"),
        new Evidence(figures, results.reports()));
  }
}
