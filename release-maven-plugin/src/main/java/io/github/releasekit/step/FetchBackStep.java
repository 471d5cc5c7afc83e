package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.PublishedFiles.Published;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Event.FetchedBack;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;

/** Downloads what was uploaded, and compares it with what was released (P8). */
public final class FetchBackStep implements Step<Manifest> {

  private final PublishedFiles published;

  public FetchBackStep(PublishedFiles published) {
    this.published = published;
  }

  @Override
  public String id() {
    return "fetch-back";
  }

  /** What a repository holds can change at any time. */
  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Staging staging = new Staging(Path.of(journal.get(Compared.class).staging()));
    List<Published> files = published.read(staging.targets(), uploads(staging));
    List<String> problems = files.stream().flatMap(file -> file.problem().stream()).toList();
    if (!problems.isEmpty()) {
      throw new ReleaseException(
          "what is published is not what was uploaded: " + String.join("; ", problems),
          "mvn release-kit:perform uploads what is missing; find out what changes files on their way,"
              + " such as a proxy or the repository itself");
    }
    return new FetchedBack(files.size());
  }

  private static List<Artifact> uploads(Staging staging) {
    return staging.uploads().stream()
        .flatMap(module -> module.artifacts().stream())
        .map(StagedArtifact::file)
        .toList();
  }
}
