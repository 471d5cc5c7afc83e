package io.github.releasekit.domain.overview;

import io.github.releasekit.domain.event.StepRecord;
import java.util.List;

/**
 * Where the last release of a clone stands.
 *
 * @param component empty where the repository is released together
 * @param version empty when nothing was released
 * @param state a word, as {@code interrupted}
 * @param detail a sentence for people
 * @param next the next command
 * @param missingApprovals of the release that would come next, a sentence each
 * @param steps that this clone has gone through, in order; empty where it has none on record
 */
public record Standing(
    String component,
    String version,
    String state,
    String detail,
    String next,
    List<String> missingApprovals,
    List<StepRecord> steps) {
  public Standing {
    missingApprovals = List.copyOf(missingApprovals);
    steps = List.copyOf(steps);
  }
}
