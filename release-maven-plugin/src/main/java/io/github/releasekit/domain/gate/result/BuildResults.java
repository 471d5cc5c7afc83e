package io.github.releasekit.domain.gate.result;

import java.time.LocalDate;
import java.util.List;

/**
 * What a release's build has produced. Reports are named by patterns of their paths from the root
 * of the repository ({@link io.github.releasekit.domain.Glob}), or by none for where the build
 * tools put them.
 */
public interface BuildResults {

  TestResults tests(List<String> reports);

  Coverage coverage(List<String> reports);

  LintResults lint(List<String> reports);

  /**
   * @param vex patterns of the paths of VEX documents
   */
  Vulnerabilities vulnerabilities(List<String> reports, List<String> vex);

  /** The day of the release, in UTC. */
  LocalDate today();
}
