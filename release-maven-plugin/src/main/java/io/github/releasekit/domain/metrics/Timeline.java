package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.overview.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is on record, by unit, and the time that is looked at. All of it is there, also what
 * happened before that time: it tells what was deployed when that time began.
 *
 * @param lines of the units, the one that was released first coming first
 * @param events of all, by time
 */
record Timeline(Period period, List<ReleaseLine> lines, List<TimedEvent> events) {

  static Timeline of(LedgerContents contents, Scope scope) {
    List<TimedEvent> events = new ArrayList<>();
    Map<Unit, List<LedgerRelease>> releases = new LinkedHashMap<>();
    Map<Unit, List<TimedEvent>> byUnit = new LinkedHashMap<>();
    for (LedgerRelease release : contents.releases()) {
      Unit unit = new Unit(release.repository(), release.component());
      releases.computeIfAbsent(unit, any -> new ArrayList<>()).add(release);
    }
    for (LedgerEntry entry : contents.entries()) {
      Unit unit = new Unit(entry.repository(), entry.component());
      TimedEvent event = new TimedEvent(unit, Instant.parse(entry.event().at()), entry.event());
      events.add(event);
      byUnit.computeIfAbsent(unit, any -> new ArrayList<>()).add(event);
    }
    List<ReleaseLine> lines =
        Stream.concat(releases.keySet().stream(), byUnit.keySet().stream())
            .distinct()
            .map(
                unit ->
                    ReleaseLine.of(
                        unit,
                        releases.getOrDefault(unit, List.of()),
                        byUnit.getOrDefault(unit, List.of()),
                        scope.production()))
            .toList();
    return new Timeline(period(contents, events, scope), lines, events);
  }

  private static Period period(LedgerContents contents, List<TimedEvent> events, Scope scope) {
    Instant until = scope.until().filter(end -> end.isBefore(scope.now())).orElse(scope.now());
    Instant first =
        Stream.concat(
                contents.releases().stream()
                    .limit(1)
                    .map(release -> Instant.parse(release.manifest().createdAt())),
                events.stream().limit(1).map(TimedEvent::at))
            .min(Instant::compareTo)
            .orElse(until);
    return new Period(scope.since().orElse(first), until, first);
  }

  /** Whether nothing is on record. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  Stream<TrackedRelease> releases() {
    return lines.stream().flatMap(line -> line.releases().stream());
  }

  /** The releases that were performed in the time that is looked at. */
  Stream<TrackedRelease> performed() {
    return releases().filter(release -> release.performed().filter(period::contains).isPresent());
  }

  /** The events of that time. */
  Stream<TimedEvent> eventsWithin() {
    return events.stream().filter(event -> period.contains(event.at()));
  }

  /** The deployments of that time, those that failed included. */
  Stream<Deployed> deployments() {
    return lines.stream()
        .flatMap(line -> line.deployments().all().stream())
        .filter(deployed -> period.contains(deployed.at()));
  }
}
