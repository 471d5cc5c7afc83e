package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.overview.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that is on record of a unit.
 *
 * @param releases by the time of their commit
 */
record ReleaseLine(Unit unit, List<TrackedRelease> releases, Deployments deployments) {

  /**
   * @param events by time
   * @param production the name of the environment; empty for none
   */
  static ReleaseLine of(
      Unit unit,
      List<LedgerRelease> releases,
      List<TimedEvent> events,
      Optional<String> production) {
    Map<String, List<TimedEvent>> byVersion =
        events.stream().collect(Collectors.groupingBy(TimedEvent::version));
    return new ReleaseLine(
        unit,
        releases.stream()
            .map(
                release ->
                    TrackedRelease.of(
                        release, byVersion.getOrDefault(release.manifest().version(), List.of())))
            .toList(),
        Deployments.of(events, production));
  }
}
