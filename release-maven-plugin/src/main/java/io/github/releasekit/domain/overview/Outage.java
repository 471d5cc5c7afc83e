package io.github.releasekit.domain.overview;

import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident from its beginning to its end.
 *
 * @param version that it began in
 * @param detail a sentence for people
 * @param end empty while it lasts
 */
public record Outage(
    Unit unit,
    Incident incident,
    String version,
    String detail,
    Instant start,
    Optional<Instant> end) {

  /**
   * The incidents of a ledger, those that last first, then the latest first.
   *
   * @param entries by time; an id is one in a repository
   */
  public static List<Outage> of(List<LedgerEntry> entries) {
    Map<List<String>, Outage> open = new LinkedHashMap<>();
    List<Outage> all = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      Incident incident = entry.event().incident();
      if (incident != null) {
        List<String> key = List.of(entry.repository(), incident.id());
        Instant at = Instant.parse(entry.event().at());
        if (entry.event().type() == Type.INCIDENT) {
          open.putIfAbsent(key, begun(entry, incident, at));
        } else if (entry.event().type() == Type.RESTORED && open.containsKey(key)) {
          all.add(open.remove(key).endedAt(at));
        }
      }
    }
    all.addAll(open.values());
    return all.stream()
        .sorted(
            Comparator.<Outage, Boolean>comparing(one -> one.end().isPresent())
                .thenComparing(Outage::start, Comparator.reverseOrder()))
        .toList();
  }

  private static Outage begun(LedgerEntry entry, Incident incident, Instant at) {
    return new Outage(
        Unit.of(entry),
        incident,
        entry.event().version(),
        entry.event().detail(),
        at,
        Optional.empty());
  }

  private Outage endedAt(Instant at) {
    return new Outage(unit, incident, version, detail, start, Optional.of(at));
  }

  /** How long it has lasted. */
  public Duration lasted(Instant now) {
    return Duration.between(start, end.orElse(now));
  }

  /** Whether it had begun before a time, and not ended before it. */
  public boolean isOpenAt(Instant time) {
    return start.isBefore(time) && end.filter(at -> at.isBefore(time)).isEmpty();
  }

  /** Whether some of it was in a time. */
  boolean isWithin(Optional<Instant> since, Optional<Instant> until) {
    return until.filter(time -> !start.isBefore(time)).isEmpty()
        && since.filter(time -> end.filter(time::isAfter).isPresent()).isEmpty();
  }
}
