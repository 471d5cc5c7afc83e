package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.result.BenchmarksGate.Baseline;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Benchmarks;
import io.github.releasekit.domain.gate.result.MeasuresGate.Measures;
import io.github.releasekit.domain.gate.result.SonarGate.Analyses;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

  /**
   * @param pointers of the numbers to read
   */
  Measures measures(List<String> reports, List<String> pointers);

  Benchmarks benchmarks(List<String> reports);

  /** Reads the documents of a gate. */
  Documents documents(DocumentationGate gate);

  /** What the last release was measured at by a gate of the same name; empty where it was not. */
  Optional<Baseline> baseline(String gate);

  /** Runs the program of a gate where the release was built. */
  CommandGate.Outcome run(CommandGate gate);

  /** Asks the web server of a gate. */
  HttpGate.Outcome ask(HttpGate gate);

  /** Asks SonarQube for the analyses of the build. */
  Analyses analyses(SonarGate gate);

  /** The day of the release, in UTC. */
  LocalDate today();

  /** What is found out of the release itself. */
  ReleaseResults release();
}
