package io.github.releasekit.domain.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The user's checkout.
 *
 * @param branch its full ref name, {@code refs/heads/main}; empty when HEAD is detached
 * @param modified tracked files that differ from HEAD or are staged
 * @param untracked paths that git does not know, of those a release would write
 * @param grafts what changes history in this clone alone: {@code .git/info/grafts}, {@code
 *     refs/replace/…}
 * @param committer {@code Name <email>} as git would record it; empty when git knows none
 * @param obstacles what the clone lacks, or is in the middle of
 */
public record WorkingTree(
    Optional<String> branch,
    List<String> modified,
    Set<String> untracked,
    boolean shallow,
    List<String> grafts,
    Optional<String> committer,
    List<Obstacle> obstacles) {

  public WorkingTree {
    modified = List.copyOf(modified);
    grafts = List.copyOf(grafts);
    obstacles = List.copyOf(obstacles);
    untracked = Set.copyOf(untracked);
  }
}
