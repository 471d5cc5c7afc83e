package io.github.releasekit.domain.overview;

import io.github.releasekit.domain.manifest.Manifest.ApprovalRecord;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An approval that a release was made with.
 *
 * @param at empty where what is on record is no time
 * @param waited from the last commit that the release has changes of to the approval; empty where
 *     that is not known
 */
public record GivenApproval(
    ShownRelease release,
    ApprovalRecord approval,
    Optional<Instant> at,
    Optional<Duration> waited) {

  /** The approvals of releases, those of the latest release first. */
  static List<GivenApproval> of(List<ShownRelease> releases) {
    return releases.stream()
        .sorted(Comparator.comparing(ShownRelease::at).reversed())
        .flatMap(release -> release.manifest().approvals().stream().map(one -> of(release, one)))
        .toList();
  }

  private static GivenApproval of(ShownRelease release, ApprovalRecord approval) {
    Optional<Instant> last =
        release.manifest().changes().stream()
            .map(ChangeRecord::committedAt)
            .flatMap(GivenApproval::time)
            .max(Comparator.naturalOrder());
    Optional<Instant> at = time(approval.at()).findFirst();
    return new GivenApproval(
        release,
        approval,
        at,
        at.flatMap(given -> last.map(commit -> Duration.between(commit, given)))
            .filter(wait -> !wait.isNegative()));
  }

  private static Stream<Instant> time(@Nullable String text) {
    try {
      return text == null ? Stream.empty() : Stream.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }

  /** What it was given for, for people: {@code security}, or {@code usability by qa}. */
  public String purpose() {
    return approval.check().isEmpty()
        ? approval.role()
        : approval.check() + " by " + approval.role();
  }
}
