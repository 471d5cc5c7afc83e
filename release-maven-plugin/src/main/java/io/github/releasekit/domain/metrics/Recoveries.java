package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Incidents, each from its beginning to the end that was recorded for the same id in the same
 * repository.
 */
final class Recoveries {

  private record Key(String repository, String id) {}

  /**
   * An incident.
   *
   * @param ended empty where it is open
   */
  record Recovery(TimedEvent begun, Incident incident, Optional<Instant> ended) {

    boolean isOpenAt(Instant time) {
      return begun.at().isBefore(time) && ended.filter(end -> end.isBefore(time)).isEmpty();
    }
  }

  private Recoveries() {}

  /**
   * Those of all units. An id that is used again after its end is another incident; one that is
   * recorded again before is the same.
   *
   * @param events by time
   */
  static List<Recovery> of(List<TimedEvent> events) {
    Map<Key, TimedEvent> open = new HashMap<>();
    List<Recovery> all = new ArrayList<>();
    for (TimedEvent event : events) {
      Incident incident = event.event().incident();
      if (incident == null) {
        continue;
      }
      Key key = new Key(event.unit().repository(), incident.id());
      if (event.type() == Type.INCIDENT) {
        open.putIfAbsent(key, event);
      } else if (event.type() == Type.RESTORED) {
        TimedEvent begun = open.remove(key);
        if (begun != null) {
          all.add(recovery(begun, Optional.of(event.at())));
        }
      }
    }
    open.values().forEach(begun -> all.add(recovery(begun, Optional.empty())));
    return all;
  }

  private static Recovery recovery(TimedEvent begun, Optional<Instant> ended) {
    Incident incident = begun.event().incident();
    if (incident == null) {
      throw new IllegalArgumentException("no incident");
    }
    return new Recovery(begun, incident, ended);
  }
}
