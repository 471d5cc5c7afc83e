package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A release, as far as its tag tells of it.
 *
 * @param commit that the tag points to
 * @param at when the tag was made; of one that does not tell, when its commit was
 * @param previous the highest version that it descends from with none between
 * @param commits that it is the first to have, newest first
 */
public record TaggedRelease(
    String tag,
    Version version,
    String commit,
    Instant at,
    Optional<Version> previous,
    List<Commit> commits) {
  public TaggedRelease {
    commits = List.copyOf(commits);
  }
}
