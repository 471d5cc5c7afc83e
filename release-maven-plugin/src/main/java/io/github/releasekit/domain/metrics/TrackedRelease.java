package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A release with what has happened to it.
 *
 * @param prepared when it was pushed; where no event tells, when its commit was made
 * @param approved when the first person agreed to it
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
        first(events, Type.APPROVED),
        first(events, Type.PERFORMED),
        first(events, Type.ROLLED_BACK),
        first(events, Type.YANKED),
        steps.stream().distinct().toList());
  }

  private static Optional<Instant> first(List<TimedEvent> events, Type type) {
    return events.stream().filter(event -> event.type() == type).map(TimedEvent::at).findFirst();
  }

  String version() {
    return manifest.version();
  }

  boolean isTakenBack() {
    return rolledBack.isPresent() || yanked.isPresent();
  }
}
