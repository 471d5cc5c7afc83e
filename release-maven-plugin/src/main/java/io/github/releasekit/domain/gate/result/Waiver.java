package io.github.releasekit.domain.gate.result;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lets something through for a while.
 *
 * @param of what, by its id or name
 * @param expires the last day it holds
 */
public record Waiver(String of, String reason, LocalDate expires) {

  /** The one of something that holds the longest. */
  static Optional<Waiver> find(List<Waiver> waivers, String of) {
    return waivers.stream()
        .filter(waiver -> waiver.of().equals(of))
        .max(Comparator.comparing(Waiver::expires));
  }

  boolean holds(LocalDate today) {
    return !today.isAfter(expires);
  }
}
