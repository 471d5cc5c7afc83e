package io.github.releasekit.benchmark;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.pom.PomReader;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.version.TagFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Every call of the benchmarks into release-kit. */
final class Core {

  private static final TagFormat TAGS =
      Policy.DEFAULT.tagFormat(GeneratedReactor.GROUP, GeneratedReactor.artifactId(0));

  private Core() {}

  static History history(Path checkout) {
    try (GitRepository repository = GitRepository.open(checkout)) {
      return repository.history(TAGS);
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
