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
 * @param lastRelease the highest version whose tag HEAD descends from
 * @param commits reachable from HEAD and not from the last release, newest first
 * @param tags the names of all local tags
 * @param versions of the release tags among them, pre-releases included
 */
public record History(
    String head,
    Optional<Release> lastRelease,
    List<Commit> commits,
    Set<String> tags,
    Set<Version> versions) {

  /** A release tag. */
  public record Release(String tag, Version version, String commit) {}

  public History {
    commits = List.copyOf(commits);
    tags = Set.copyOf(tags);
    versions = Set.copyOf(versions);
  }
}
