package io.github.releasekit.adapter.report;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.domain.gate.result.ApiChanges;
import io.github.releasekit.domain.gate.result.ApiCompatibilityGate;
import io.github.releasekit.domain.gate.result.Documents.Place;
import io.github.releasekit.domain.gate.result.PackageGate;
import io.github.releasekit.domain.gate.result.PackageGate.Packages;
import io.github.releasekit.domain.gate.result.Publication;
import io.github.releasekit.domain.gate.result.ReleaseResults;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Rebuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reports of a build, of a first release that nothing else is asked of. */
final class BuildReportsFixture {

  private BuildReportsFixture() {}

  /** A release of all files that are there. */
  private record NoArtifacts(Path root) implements ReleaseResults {

    @Override
    public List<String> paths() {
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .filter(path -> !path.startsWith("target/"))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<Place> oldVersions() {
      return List.of();
    }

    @Override
    public boolean isChangelogEmpty() {
      return false;
    }

    @Override
    public Rebuild rebuild() {
      return new Rebuild(0, List.of());
    }

    @Override
    public Packages packages(PackageGate gate) {
      return new Packages(0, 0, List.of(), true);
    }

    @Override
    public List<Publication> publications() {
      return List.of();
    }

    @Override
    public ApiChanges api(ApiCompatibilityGate gate) {
      return ApiChanges.NONE;
    }
  }

  static BuildReports of(Path root) {
    return new BuildReports(
        root,
        List.of(root.resolve("target")),
        new CommandRunner(root, root.resolve("gates"), "1.0.0", "v1.0.0"),
        new WebAnswers(
            new HttpExchanges(url -> Optional.empty()),
            id -> Optional.empty(),
            "1.0.0",
            "v1.0.0",
            pause -> {}),
        Optional::empty,
        new NoArtifacts(root),
        LocalDate.of(2026, 11, 25));
  }
}
