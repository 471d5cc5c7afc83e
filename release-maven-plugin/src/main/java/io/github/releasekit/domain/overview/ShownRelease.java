package io.github.releasekit.domain.overview;

import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A release and what has become of it.
 *
 * @param state by its events
 * @param incidents that began in it
 */
public record ShownRelease(Unit unit, Manifest manifest, State state, int incidents) {

  /** What has become of a release. */
  public enum State {
    /** Tagged and pushed, in no repository yet. */
    PREPARED,
    /** In its repositories. */
    PERFORMED,
    /** Taken back before it was public. */
    ROLLED_BACK,
    /** Taken back after it was public. */
    YANKED;

    static State of(List<LedgerEvent> events) {
      if (has(events, Type.YANKED)) {
        return YANKED;
      }
      if (has(events, Type.ROLLED_BACK)) {
        return ROLLED_BACK;
      }
      return has(events, Type.PERFORMED) ? PERFORMED : PREPARED;
    }

    private static boolean has(List<LedgerEvent> events, Type type) {
      return events.stream().anyMatch(event -> event.type() == type);
    }

    /** Whether it is not to be used any more. */
    public boolean takenBack() {
      return this == ROLLED_BACK || this == YANKED;
    }

    /** The word that the status has: {@code rolled-back}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static ShownRelease of(Unit unit, Manifest manifest, List<LedgerEvent> events, int incidents) {
    return new ShownRelease(unit, manifest, State.of(events), incidents);
  }

  /** When its commit was made. */
  public Instant at() {
    return Instant.parse(manifest.createdAt());
  }

  public String version() {
    return manifest.version();
  }

  /** How many of its gates have an outcome. */
  public long gates(String outcome) {
    return manifest.gates().stream().filter(gate -> gate.outcome().equals(outcome)).count();
  }
}
