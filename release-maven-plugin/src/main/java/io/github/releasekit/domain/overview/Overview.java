package io.github.releasekit.domain.overview;

import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is on record, put together (T4).
 *
 * @param releases of the time that was asked for, in the order in which they were made
 * @param outages of that time, those that last first, then the latest first
 * @param running what environments run at its end
 * @param gates of the releases
 * @param approvals of the releases, the latest first
 */
public record Overview(
    List<ShownRelease> releases,
    List<Outage> outages,
    List<RunningVersion> running,
    List<GateHistory> gates,
    List<GivenApproval> approvals) {

  /** A version of a unit. */
  private record Key(Unit unit, String version) {}

  public Overview {
    releases = List.copyOf(releases);
    outages = List.copyOf(outages);
    running = List.copyOf(running);
    gates = List.copyOf(gates);
    approvals = List.copyOf(approvals);
  }

  /**
   * Puts together.
   *
   * @param contents of any time: what has become of a release may have happened later
   * @param query what is shown; its types of events are not looked at
   * @param environments in the order in which releases come to them
   */
  public static Overview of(LedgerContents contents, LedgerQuery query, List<String> environments) {
    Map<Key, List<LedgerEvent>> events = new HashMap<>();
    for (LedgerEntry entry : contents.entries()) {
      events
          .computeIfAbsent(
              new Key(Unit.of(entry), entry.event().version()), key -> new ArrayList<>())
          .add(entry.event());
    }
    Map<Key, Integer> incidents = new HashMap<>();
    Outage.of(contents.entries())
        .forEach(one -> incidents.merge(new Key(one.unit(), one.version()), 1, Integer::sum));
    List<ShownRelease> releases =
        contents.releases().stream()
            .filter(query::matches)
            .map(
                release -> {
                  Unit unit = Unit.of(release);
                  Key key = new Key(unit, release.manifest().version());
                  return ShownRelease.of(
                      unit,
                      release.manifest(),
                      events.getOrDefault(key, List.of()),
                      incidents.getOrDefault(key, 0));
                })
            .toList();
    List<LedgerEntry> before =
        contents.entries().stream()
            .filter(
                entry -> {
                  Instant at = Instant.parse(entry.event().at());
                  return query.until().filter(end -> !at.isBefore(end)).isEmpty();
                })
            .toList();
    return new Overview(
        releases,
        Outage.of(before).stream()
            .filter(outage -> outage.isWithin(query.since(), query.until()))
            .filter(outage -> isAskedFor(query, outage.unit(), outage.version()))
            .toList(),
        RunningVersion.of(before, environments).stream()
            .filter(one -> isAskedFor(query, one.unit(), one.version().orElse("")))
            .toList(),
        GateHistory.of(releases),
        GivenApproval.of(releases));
  }

  private static boolean isAskedFor(LedgerQuery query, Unit unit, String version) {
    return query.repository().filter(name -> !name.equals(unit.repository())).isEmpty()
        && query.component().filter(name -> !name.equals(unit.component())).isEmpty()
        && query.version().filter(name -> !name.equals(version)).isEmpty();
  }

  /** How many releases are in a state. */
  public long count(ShownRelease.State state) {
    return releases.stream().filter(release -> release.state() == state).count();
  }

  /** How many incidents last. */
  public long openOutages() {
    return outages.stream().filter(outage -> outage.end().isEmpty()).count();
  }
}
