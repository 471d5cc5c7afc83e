package io.github.releasekit.adapter.report;

import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Baseline;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Benchmarks;
import io.github.releasekit.domain.gate.result.BuildResults;
import io.github.releasekit.domain.gate.result.CommandGate;
import io.github.releasekit.domain.gate.result.Coverage;
import io.github.releasekit.domain.gate.result.DocumentationGate;
import io.github.releasekit.domain.gate.result.Documents;
import io.github.releasekit.domain.gate.result.HttpGate;
import io.github.releasekit.domain.gate.result.LintResults;
import io.github.releasekit.domain.gate.result.MeasuresGate.Measures;
import io.github.releasekit.domain.gate.result.ReleaseResults;
import io.github.releasekit.domain.gate.result.SonarGate;
import io.github.releasekit.domain.gate.result.SonarGate.Analyses;
import io.github.releasekit.domain.gate.result.TestResults;
import io.github.releasekit.domain.gate.result.Vulnerabilities;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The results of a build by the reports that it has left behind, and by programs and servers. */
public final class BuildReports implements BuildResults {

  private final ReportFiles files;
  private final CommandRunner commands;
  private final WebAnswers web;
  private final Supplier<Optional<Manifest>> last;
  private final ReleaseResults release;
  private final LocalDate today;

  /**
   * @param root of the repository
   * @param buildDirectories of the modules; those outside of it are left alone
   * @param commands runs the programs of gates
   * @param web asks their servers
   * @param last the last release's manifest, which is asked for where it is needed
   * @param release that was built, which is looked at where that is asked for
   */
  public BuildReports(
      Path root,
      List<Path> buildDirectories,
      CommandRunner commands,
      WebAnswers web,
      Supplier<Optional<Manifest>> last,
      ReleaseResults release,
      LocalDate today) {
    this.files = new ReportFiles(root, buildDirectories);
    this.commands = commands;
    this.web = web;
    this.last = last;
    this.release = release;
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
  public Measures measures(List<String> reports, List<String> pointers) {
    return MeasureReports.read(files, reports, pointers);
  }

  @Override
  public Benchmarks benchmarks(List<String> reports) {
    return BenchmarkReports.read(files, reports);
  }

  @Override
  public Optional<Baseline> baseline(String gate) {
    return last.get().flatMap(manifest -> baseline(manifest, gate));
  }

  private static Optional<Baseline> baseline(Manifest manifest, String gate) {
    return manifest.gates().stream()
        .filter(judged -> judged.id().equals(gate))
        .map(judged -> new Baseline(manifest.version(), judged.figures()))
        .findFirst();
  }

  @Override
  public CommandGate.Outcome run(CommandGate gate) {
    return commands.run(gate);
  }

  @Override
  public HttpGate.Outcome ask(HttpGate gate) {
    return web.ask(gate);
  }

  @Override
  public Analyses analyses(SonarGate gate) {
    return web.analyses(gate, files);
  }

  @Override
  public Documents documents(DocumentationGate gate) {
    return DocumentReports.read(files, release.paths(), gate);
  }

  @Override
  public LocalDate today() {
    return today;
  }

  @Override
  public ReleaseResults release() {
    return release;
  }
}
