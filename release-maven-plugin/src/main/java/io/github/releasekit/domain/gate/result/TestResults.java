package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import java.util.List;

/**
 * What the reports of test runs say together.
 *
 * @param passed how many tests
 * @param failed how many tests, those that ended with an error included
 * @param failures a finding a suite with failed tests
 */
public record TestResults(
    int passed, int failed, int skipped, List<Finding> failures, Reports reports) {

  public TestResults {
    failures = List.copyOf(failures);
  }
}
