package io.github.releasekit.goal;

import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Route.Head;
import java.util.List;
import java.util.Optional;

/**
 * A branch that is started, as commits that no ref points to yet.
 *
 * @param ref its full name
 * @param version what it is for, and why: {@code 1.2.0, as the POM announces}
 * @param commits ids of those on top of where it starts, the oldest first
 * @param notes about what was applied, for people
 * @param continued the branch that development goes on at, where it gets the next version
 * @param next the command that follows once there is something to release
 */
record StartedBranch(
    String ref,
    StartPoint from,
    String version,
    List<String> commits,
    List<String> notes,
    Optional<Continued> continued,
    String next) {

  /**
   * A branch that gets the next version.
   *
   * @param branch where it is in this clone
   * @param commit that sets the version on top of it
   */
  record Continued(Head branch, String version, String commit) {}

  StartedBranch {
    commits = List.copyOf(commits);
    notes = List.copyOf(notes);
  }

  /** {@code release/v1.2.0}. */
  String name() {
    return Branching.shortName(ref);
  }

  String head() {
    return commits.isEmpty() ? from.commit() : commits.get(commits.size() - 1);
  }
}
