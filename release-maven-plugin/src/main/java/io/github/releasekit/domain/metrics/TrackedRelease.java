package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.DeploymentMark;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.overview.Unit;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release with what has happened to it.
 *
 * @param prepared when it was pushed; where no event tells, when its commit was made
 * @param approved when the first person agreed to its plan
 * @param performed when it was first in its repositories
 * @param rolledBack when it was taken back before it was public
 * @param yanked when it was taken back after that
 * @param steps of all goals, each once
 */
record TrackedRelease(
    Unit unit,
    Manifest manifest,
    Instant prepared,
    Optional<Instant> approved,
    Optional<Instant> performed,
    Optional<Instant> rolledBack,
    Optional<Instant> yanked,
    List<StepRecord> steps) {

  /**
   * @param events of its version, by time
   */
  static TrackedRelease of(LedgerRelease release, List<TimedEvent> events) {
    Manifest manifest = release.manifest();
    List<StepRecord> steps = new ArrayList<>(manifest.steps());
    events.stream()
        .filter(event -> event.type() == Type.PERFORMED)
        .forEach(event -> steps.addAll(event.event().steps()));
    return new TrackedRelease(
        new Unit(release.repository(), release.component()),
        manifest,
        first(events, Type.PREPARED).orElseGet(() -> Instant.parse(manifest.createdAt())),
        first(events.stream().filter(TrackedRelease::isOfPlan).toList(), Type.APPROVED),
        first(events, Type.PERFORMED),
        first(events, Type.ROLLED_BACK),
        first(events, Type.YANKED),
        distinct(steps));
  }

  /** Deployments of a release are approved too, most of them after it was made. */
  private static boolean isOfPlan(TimedEvent event) {
    Approval approval = event.event().approval();
    return approval == null || DeploymentMark.find(approval.check()).isEmpty();
  }

  /** A step is told again by goals that come after. */
  private static List<StepRecord> distinct(List<StepRecord> steps) {
    Map<String, StepRecord> known = new LinkedHashMap<>();
    steps.forEach(step -> known.putIfAbsent(step.id() + " " + step.startedAt(), step));
    return List.copyOf(known.values());
  }

  private static Optional<Instant> first(List<TimedEvent> events, Type type) {
    return events.stream().filter(event -> event.type() == type).map(TimedEvent::at).findFirst();
  }

  /** When the commit of a change was made, where its manifest tells. */
  static Optional<Instant> committed(ChangeRecord change) {
    String text = change.committedAt();
    try {
      return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** When its first commit was made. */
  Optional<Instant> begun() {
    return manifest.changes().stream()
        .map(TrackedRelease::committed)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  String version() {
    return manifest.version();
  }

  boolean isTakenBack() {
    return rolledBack.isPresent() || yanked.isPresent();
  }
}
