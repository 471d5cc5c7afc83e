package io.github.releasekit.domain.event;

import java.util.Locale;

/**
 * The line that tells how long the steps of a goal took together.
 *
 * @param steps how many there are, with those that were done before
 * @param seconds from the beginning of the first to the end of the last
 */
public record StepsTotal(int steps, double seconds) {

  /** The line, with seconds to a tenth. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "  %-16s %.1f s", "in all", seconds);
  }
}
