package io.github.releasekit.benchmark;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.adapter.pom.PomReader;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.adapter.report.BuildReports;
import io.github.releasekit.adapter.report.WebAnswers;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.result.BenchmarksGate;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.CoverageGate;
import io.github.releasekit.domain.gate.result.LintGate;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import io.github.releasekit.domain.gate.result.ReleaseResults;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.gate.result.TestsGate;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Severity;
import io.github.releasekit.domain.gate.result.VulnerabilitiesGate;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.version.TagFormat;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Every call of the benchmarks into release-kit. */
final class Core {

  private static final TagFormat TAGS =
      Policy.DEFAULT.tagFormat(GeneratedReactor.GROUP, GeneratedReactor.artifactId(0));

  private static final List<ResultGate> GATES =
      List.of(
          new TestsGate("tests", true, List.of(), 1),
          new CoverageGate("coverage", true, List.of(), Map.of(Counter.LINE, BigDecimal.ONE)),
          new LintGate("lint", true, List.of(), Map.of(Level.ERROR, 0)),
          new LintGate("scan", true, List.of("*/target/*.sarif"), Map.of(Level.ERROR, 0)),
          new VulnerabilitiesGate(
              "vulnerabilities",
              true,
              List.of(),
              List.of(),
              Map.of(Severity.CRITICAL, 0, Severity.UNKNOWN, 0),
              List.of()),
          new BenchmarksGate("benchmarks", true, List.of(), BigDecimal.TEN));

  private Core() {}

  static History history(Path checkout) {
    try (GitRepository repository = GitRepository.open(checkout)) {
      return repository.history(TAGS, repository.head(), null, List.of(), Set.of());
    }
  }

  /** The changelog of what was committed since the last release. */
  static byte[] changelog(Path checkout) {
    List<Change> changes = Change.of(history(checkout).commits());
    return Changelog.empty()
        .withUnreleased(ChangelogEntries.of(changes, ChangelogPolicy.DEFAULT))
        .toBytes();
  }

  static Change change(Commit commit) {
    return Change.of(List.of(commit)).get(0);
  }

  static Reactor reactor(int modules, String version) {
    List<ReactorModule> all =
        IntStream.range(0, modules).mapToObj(module -> module(module, version)).toList();
    return new Reactor(all.get(0), all, List.of(), false, Optional.empty(), Optional.empty());
  }

  static List<SourceFile> poms(Reactor reactor, Map<String, byte[]> contents) {
    return PomReader.read(reactor, contents, Optional.empty());
  }

  /** Judges what a build has left behind by each gate that can find its reports there. */
  static List<GateResult> judge(Path root, List<Path> buildDirectories) {
    BuildReports results =
        new BuildReports(
            root,
            buildDirectories,
            new CommandRunner(root, root.resolve("gates"), "1.0.0", "v1.0.0"),
            new WebAnswers(
                new HttpExchanges(url -> Optional.empty()),
                id -> Optional.empty(),
                "1.0.0",
                "v1.0.0",
                pause -> {}),
            Optional::empty,
            nothingElse(),
            LocalDate.EPOCH);
    return GATES.stream().map(gate -> gate.judge(results)).toList();
  }

  /** Of a release whose reports are all that is asked for. */
  private static ReleaseResults nothingElse() {
    return (ReleaseResults)
        Proxy.newProxyInstance(
            Core.class.getClassLoader(),
            new Class<?>[] {ReleaseResults.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException(method + " is not measured");
            });
  }

  /** A document of the ledger. */
  static byte[] json(Object document) {
    return Json.pretty(document);
  }

  /** How many releases and events the ledger of a repository has, all of them read. */
  static int ledger(Path directory) {
    try (GitRepository repository = GitRepository.open(directory)) {
      LedgerContents contents =
          new GitLedgerSource(repository, "shop", repository.resolve(GitLedger.REF))
              .read(LedgerQuery.ALL);
      return contents.releases().size() + contents.entries().size();
    }
  }

  /** Writes an event on top of the ledger of a repository; no ref moves. */
  static String append(Path directory) {
    try (GitRepository repository = GitRepository.open(directory)) {
      LedgerEvent event =
          LedgerEvent.of(
              LedgerEvent.Type.NOTE,
              "1.5000.0",
              "v1.5000.0",
              "0".repeat(40),
              Instant.EPOCH,
              Optional.empty(),
              "");
      return new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE)
          .append(repository.resolve(GitLedger.REF), event, Optional.empty());
    }
  }

  private static ReactorModule module(int module, String version) {
    return new ReactorModule(
        GeneratedReactor.GROUP,
        GeneratedReactor.artifactId(module),
        version,
        "pom",
        GeneratedReactor.pomPath(module),
        GeneratedReactor.pomPath(module).replace("pom.xml", "target"),
        List.of(),
        true,
        Optional.empty());
  }
}
