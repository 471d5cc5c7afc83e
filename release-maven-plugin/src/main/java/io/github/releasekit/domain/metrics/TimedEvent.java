package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.overview.Unit;
import java.time.Instant;

/** An event with its time, read once. */
record TimedEvent(Unit unit, Instant at, LedgerEvent event) {

  LedgerEvent.Type type() {
    return event.type();
  }

  String version() {
    return event.version();
  }
}
