package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An incident with what came of it.
 *
 * @param began the event that began it
 * @param restored the event that ended it; empty while it is open
 */
record Outage(LedgerEvent began, Incident incident, Optional<LedgerEvent> restored) {

  /** All of them, in the order in which they began. An id may be used again once it has ended. */
  static List<Outage> of(List<LedgerEvent> byTime) {
    List<Outage> outages = new ArrayList<>();
    for (LedgerEvent event : byTime) {
      Incident told = event.incident();
      if (told == null) {
        continue;
      }
      int open = open(outages, told.id());
      if (event.type() == Type.INCIDENT && open < 0) {
        outages.add(new Outage(event, told, Optional.empty()));
      } else if (event.type() == Type.RESTORED && open >= 0) {
        Outage ended = outages.get(open);
        outages.set(open, new Outage(ended.began(), ended.incident(), Optional.of(event)));
      }
    }
    return outages;
  }

  private static int open(List<Outage> outages, String id) {
    for (int i = outages.size() - 1; i >= 0; i--) {
      if (outages.get(i).isOpen() && outages.get(i).incident().id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  boolean isOpen() {
    return restored.isEmpty();
  }

  Instant start() {
    return Instant.parse(began.at());
  }

  /** {@code INC-7 (critical) in production}. */
  String name() {
    String severity = Wording.text(incident.severity());
    String environment = Wording.text(incident.environment());
    return Wording.strong(incident.id())
        + (severity.isEmpty() ? "" : " (" + severity + ")")
        + (environment.isEmpty() ? "" : " in " + environment);
  }

  /** What happened, with how long it took to restore. */
  String sentence(Wording wording) {
    String detail = Wording.text(began.detail());
    return name()
        + " began "
        + wording.time(start())
        + restored
            .map(
                end ->
                    ", restored "
                        + wording.time(end.at())
                        + " after "
                        + Wording.duration(start(), Instant.parse(end.at())))
            .orElse(", still open")
        + (detail.isEmpty() ? "" : ": " + detail)
        + Wording.see(incident.link());
  }
}
