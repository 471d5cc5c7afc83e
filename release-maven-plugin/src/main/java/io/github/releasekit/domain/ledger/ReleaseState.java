package io.github.releasekit.domain.ledger;

import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where a release stands by its events. */
public enum ReleaseState {
  /** Tagged and pushed. */
  PREPARED,
  /** In its repositories; something on a channel waits for a person to look at it. */
  DRAFTED,
  /** In its repositories. */
  PERFORMED,
  /** Taken back before it was public. */
  ROLLED_BACK,
  /** Taken back after it was public. */
  YANKED;

  /**
   * @param events of the release, in order
   */
  public static ReleaseState of(Collection<LedgerEvent> events) {
    if (has(events, Type.ROLLED_BACK)) {
      return ROLLED_BACK;
    }
    if (has(events, Type.YANKED)) {
      return YANKED;
    }
    Map<String, Outcome> channels = new HashMap<>();
    events.stream()
        .flatMap(event -> event.deliveries().stream())
        .forEach((Delivery one) -> channels.put(one.channel(), one.outcome()));
    if (channels.containsValue(Outcome.DRAFTED)) {
      return DRAFTED;
    }
    return has(events, Type.PERFORMED) ? PERFORMED : PREPARED;
  }

  private static boolean has(Collection<LedgerEvent> events, Type type) {
    return events.stream().anyMatch(event -> event.type() == type);
  }

  /** The word as documents have it: {@code rolled-back}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
