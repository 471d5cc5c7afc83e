package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.TaggedRelease;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.version.Version;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would be on record of releases that only their tags tell of: it is never written. */
public final class TagContents {

  private TagContents() {}

  /**
   * A manifest and a performed event for each tag.
   *
   * @param repository by its name
   * @param component empty where the repository is released together
   * @param project {@code groupId:artifactId}
   */
  public static LedgerContents of(
      String repository, String component, String project, List<TaggedRelease> tagged) {
    List<LedgerRelease> releases = new ArrayList<>();
    List<LedgerEntry> entries = new ArrayList<>();
    for (TaggedRelease release : tagged) {
      String version = release.version().toString();
      releases.add(new LedgerRelease(repository, component, manifest(project, release)));
      entries.add(
          new LedgerEntry(
              repository,
              component,
              "events/" + version + "/0001-performed.json",
              LedgerEvent.of(
                  Type.PERFORMED,
                  version,
                  release.tag(),
                  release.commit(),
                  release.at(),
                  Optional.empty(),
                  "tagged")));
    }
    return new LedgerContents(releases, entries);
  }

  private static Manifest manifest(String project, TaggedRelease release) {
    List<Change> changes = Change.of(release.commits());
    return new Manifest(
        Manifest.SCHEMA_VERSION,
        project,
        release.version().toString(),
        release.previous().map(Version::toString).orElse(null),
        release.version().bumpFrom(release.previous()).toString(),
        "",
        List.of(),
        "prepared",
        release.tag(),
        release.commit(),
        "",
        release.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        changes.stream().map(ChangeRecord::of).toList(),
        changes.stream().flatMap(change -> change.issues().stream()).distinct().sorted().toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Build("", null, "", List.of(), List.of()),
        new Tools("", "", "", ""));
  }
}
