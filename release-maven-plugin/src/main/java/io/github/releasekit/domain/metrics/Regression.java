package io.github.releasekit.domain.metrics;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells a duration that is far from those before it: more than half as long again as the median of
 * the ten before, of which there are at least five, and more than ten seconds longer.
 */
final class Regression {

  private static final int LOOKED_AT = 10;
  private static final int NEEDED = 5;
  private static final double FACTOR = 1.5;
  private static final double SECONDS = 10;

  private final Deque<Double> before = new ArrayDeque<>();

  /** Whether the next duration is one, in seconds. */
  boolean next(double seconds) {
    boolean regression = before.size() >= NEEDED && isFar(seconds);
    before.add(seconds);
    if (before.size() > LOOKED_AT) {
      before.remove();
    }
    return regression;
  }

  private boolean isFar(double seconds) {
    Samples samples = new Samples();
    before.forEach(samples::add);
    double median = samples.median();
    return seconds > FACTOR * median && seconds - median > SECONDS;
  }
}
