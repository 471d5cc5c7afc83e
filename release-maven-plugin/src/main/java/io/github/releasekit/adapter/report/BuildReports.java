package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.gate.result.BuildResults;
import io.github.releasekit.domain.gate.result.Coverage;
import io.github.releasekit.domain.gate.result.LintResults;
import io.github.releasekit.domain.gate.result.TestResults;
import io.github.releasekit.domain.gate.result.Vulnerabilities;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The results of a build by the reports that it has left behind. */
public final class BuildReports implements BuildResults {

  private final ReportFiles files;
  private final LocalDate today;

  /**
   * @param root of the repository
   * @param buildDirectories of the modules; those outside of it are left alone
   */
  public BuildReports(Path root, List<Path> buildDirectories, LocalDate today) {
    this.files = new ReportFiles(root, buildDirectories);
    this.today = today;
  }

  @Override
  public TestResults tests(List<String> reports) {
    return TestReports.read(files, reports);
  }

  @Override
  public Coverage coverage(List<String> reports) {
    return CoverageReports.read(files, reports);
  }

  @Override
  public LintResults lint(List<String> reports) {
    return LintReports.read(files, reports);
  }

  @Override
  public Vulnerabilities vulnerabilities(List<String> reports, List<String> vex) {
    return VulnerabilityReports.read(files, reports, vex);
  }

  @Override
  public LocalDate today() {
    return today;
  }
}
