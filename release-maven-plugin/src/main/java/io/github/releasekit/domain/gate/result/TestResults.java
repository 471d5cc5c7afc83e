package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import java.util.List;

/**
 * What the reports of test runs say together.
 *
 * @param passed how many tests
 * @param failed how many tests, those that ended with an error included
 * @param seconds that the suites took, one after another; zero where the reports do not tell
 * @param failures a finding a suite with failed tests
 */
public record TestResults(
    int passed, int failed, int skipped, double seconds, List<Finding> failures, Reports reports) {

  /** Of reports that tell no time. */
  public TestResults(int passed, int failed, int skipped, List<Finding> failures, Reports reports) {
    this(passed, failed, skipped, 0, failures, reports);
  }

  public TestResults {
    failures = List.copyOf(failures);
  }
}
