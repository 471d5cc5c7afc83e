package io.github.releasekit.domain.event;

import java.util.Locale;
import java.util.Optional;

/**
 * The line that tells of a step of a goal.
 *
 * @param step its id
 * @param seconds how long it took; empty where it was done before
 */
public record StepLine(String step, Optional<Double> seconds) {

  /** The line, with seconds to a tenth. */
  @Override
  public String toString() {
    String outcome =
        seconds.map(taken -> String.format(Locale.ROOT, "%.1f s", taken)).orElse("done before");
    return String.format(Locale.ROOT, "  %-16s %s", step, outcome);
  }
}
