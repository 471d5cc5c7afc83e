package io.github.releasekit.goal;

import io.github.releasekit.adapter.pom.MavenConfig;
import io.github.releasekit.adapter.pom.PomReader;
import io.github.releasekit.adapter.versionfile.VersionFileReader;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files that carry the version.
 *
 * @param whole all modules that Maven knows
 * @param reactor the modules whose version it is
 * @param mavenDirectory the directory with {@code .mvn}, from the root of the repository; empty for
 *     the root
 */
record ProjectFiles(Policy policy, Reactor whole, Reactor reactor, String mavenDirectory) {

  /** The same, of modules that have another version. */
  ProjectFiles at(String version) {
    return new ProjectFiles(policy, whole, reactor.at(version), mavenDirectory);
  }

  /**
   * POMs, those of inactive modules and other components included, and what Maven reads in {@code
   * .mvn}.
   *
   * @param read a file's content by its path, empty where there is none
   * @param last the last release, which other components may depend on
   * @throws ReleaseException when a module's POM is not there
   */
  List<SourceFile> poms(Function<String, Optional<byte[]>> read, Optional<Release> last) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (ReactorModule module : whole.modules()) {
      String path = module.pomPath();
      byte[] content =
          read.apply(path)
              .orElseThrow(
                  () ->
                      new ReleaseException(
                          path + " is not committed", "git add " + path + " && git commit"));
      contents.put(path, content);
    }
    Stream.concat(whole.inactivePoms().stream(), mavenFiles())
        .forEach(path -> read.apply(path).ifPresent(content -> contents.put(path, content)));
    return PomReader.read(reactor, contents, last.map(Release::version));
  }

  /**
   * The files other than POMs in which the version stands.
   *
   * @param read a file's content by its path, empty where there is none
   */
  List<SourceFile> others(Function<String, Optional<byte[]>> read) {
    return VersionFileReader.read(policy, reactor, read);
  }

  /** The paths of those that can give the version itself: the roots' POMs, and Maven's settings. */
  List<String> decisive() {
    Stream<String> poms = Stream.of(reactor.root().pomPath(), whole.root().pomPath());
    return Stream.concat(poms, mavenFiles().limit(1)).distinct().toList();
  }

  private Stream<String> mavenFiles() {
    String root = mavenDirectory.isEmpty() ? "" : mavenDirectory + "/";
    return Stream.of(root + MavenConfig.FILE, root + PomReader.EXTENSIONS_FILE);
  }
}
