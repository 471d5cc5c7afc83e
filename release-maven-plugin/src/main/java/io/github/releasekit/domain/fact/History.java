package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What git's history says about releases.
 *
 * @param head the object id of HEAD's commit
 * @param lastRelease the highest version, no pre-release, whose tag HEAD descends from
 * @param commits reachable from HEAD and not from the last release, newest first
 * @param elsewhere ids of those among the commits that touch other components only
 * @param released ids that reverts among the commits name and that the last release has
 * @param tags the names of all local tags
 * @param versions of the release tags among them, pre-releases included
 * @param rolledBack versions that were released and taken back: never used again (U1)
 * @param updates components that this one depends on, released since its own last release
 */
public record History(
    String head,
    Optional<Release> lastRelease,
    List<Commit> commits,
    Set<String> elsewhere,
    Set<String> released,
    Set<String> tags,
    Set<Version> versions,
    Set<Version> rolledBack,
    List<Update> updates) {

  /** A release tag. */
  public record Release(String tag, Version version, String commit) {}

  /**
   * A release of a component that another depends on.
   *
   * @param commit the release commit
   */
  public record Update(String component, Version version, Commit commit) {}

  public History {
    commits = List.copyOf(commits);
    elsewhere = Set.copyOf(elsewhere);
    released = Set.copyOf(released);
    tags = Set.copyOf(tags);
    versions = Set.copyOf(versions);
    rolledBack = Set.copyOf(rolledBack);
    updates = List.copyOf(updates);
  }

  public History withUpdates(List<Update> found) {
    return new History(
        head, lastRelease, commits, elsewhere, released, tags, versions, rolledBack, found);
  }
}
