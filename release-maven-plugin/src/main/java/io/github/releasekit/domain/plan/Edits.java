package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.changelog.ChangelogLint;
import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a release writes into the files of the base commit.
 *
 * @param committed whether there are commits to write into; if not, no file is edited
 * @param files POMs and version files, one for each path
 * @param changelogPath from the root of the repository
 * @param changelog its file; empty when the release creates it
 * @param target the changelog that the release is entered in; empty when that is refused
 */
public record Edits(
    boolean committed,
    List<SourceFile> files,
    String changelogPath,
    Optional<SourceFile> changelog,
    Optional<Changelog> target,
    ChangelogEntries entries,
    Optional<WebLinks> links,
    Optional<String> previousTag,
    Version version,
    String tag,
    String development) {

  static Edits of(
      Snapshot snapshot,
      VersionDecision decision,
      String tag,
      ChangelogEntries entries,
      boolean adopt) {
    return new Edits(
        !snapshot.policy().tagOnly(),
        SourceFile.merged(
            Stream.concat(snapshot.poms().stream(), snapshot.versionFiles().stream()).toList()),
        snapshot.policy().changelog().file(),
        snapshot.changelog(),
        target(snapshot, decision.version(), adopt),
        entries,
        snapshot.reactor().webUrl().flatMap(WebLinks::of),
        snapshot.history().lastRelease().map(last -> last.tag()),
        decision.version(),
        tag,
        decision.development());
  }

  /** What the gate {@code changelog-form} refuses is left as it is, so that a plan can show it. */
  private static Optional<Changelog> target(Snapshot snapshot, Version version, boolean adopt) {
    ChangelogPolicy policy = snapshot.policy().changelog();
    if (snapshot.changelog().isEmpty()) {
      return Optional.of(Changelog.empty());
    }
    byte[] content = snapshot.changelog().get().content();
    if (!ChangelogLint.hindrances(content, policy, version, adopt).isEmpty()) {
      return Optional.empty();
    }
    Changelog changelog = Changelog.parse(content, policy.file());
    return Optional.of(
        adopt && ChangelogLint.needsAdoption(content, policy) ? changelog.adopted() : changelog);
  }

  /** The files of the release commit that differ from the base commit. */
  public List<FileEdit> release(ReleaseTime time) {
    Map<Slot, String> texts = VersionEdits.texts(files, version.toString());
    texts.put(Slot.SCM_TAG, tag);
    texts.put(Slot.OUTPUT_TIMESTAMP, time.instant());
    return edits(texts, time);
  }

  /**
   * The files of the next-development commit that differ from the base commit. The time stays the
   * release's, so that development builds are reproducible too.
   */
  public List<FileEdit> development(ReleaseTime time) {
    Map<Slot, String> texts = VersionEdits.texts(files, development);
    texts.put(Slot.REFERENCED_VERSION, version.toString());
    texts.put(Slot.OUTPUT_TIMESTAMP, time.instant());
    return edits(texts, time);
  }

  /** What the next-development commit changes in the files of the release commit. */
  public List<FileEdit> sinceRelease(ReleaseTime time) {
    Map<String, FileEdit> released = new HashMap<>();
    release(time).forEach(edit -> released.put(edit.path(), edit));
    List<FileEdit> edits = new ArrayList<>();
    for (FileEdit next : development(time)) {
      FileEdit before = released.get(next.path());
      if (before == null) {
        edits.add(next);
      } else if (!Arrays.equals(before.after(), next.after())) {
        edits.add(new FileEdit(next.path(), Optional.of(before.after()), next.after()));
      }
    }
    return edits;
  }

  /**
   * The lines that tell of this version in the changelog. A pre-release leaves the changelog alone:
   * its entries stay under Unreleased until the release itself.
   */
  public List<String> section() {
    return version.isPreRelease() || target.isEmpty()
        ? target.orElseGet(Changelog::empty).unreleased(entries)
        : released(target.get(), ReleaseTime.SYMBOLIC).section(version);
  }

  /** The changelog with this release entered. */
  private Changelog released(Changelog before, ReleaseTime time) {
    return before.release(
        new Changelog.Entry(version, tag, time.date(), previousTag, entries, links));
  }

  private List<FileEdit> edits(Map<Slot, String> texts, ReleaseTime time) {
    if (!committed) {
      return List.of();
    }
    texts.putAll(VersionEdits.released(files, version));
    List<FileEdit> edits = new ArrayList<>(VersionEdits.of(files, texts));
    if (!version.isPreRelease() && target.isPresent()) {
      byte[] after = released(target.get(), time).toBytes();
      edits.add(new FileEdit(changelogPath, changelog.map(SourceFile::content), after));
    }
    return edits;
  }
}
