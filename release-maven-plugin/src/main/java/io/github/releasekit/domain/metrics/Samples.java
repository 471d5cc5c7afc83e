package io.github.releasekit.domain.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Numbers of which one is looked for that is typical. */
public final class Samples {

  /** So many make a median. */
  static final int ENOUGH = 3;

  /** So many make a 90th percentile. */
  static final int ENOUGH_FOR_PERCENTILE = 10;

  private static final double SECONDS_OF_AN_HOUR = 3600;
  private static final int INITIAL = 16;

  private double[] values = new double[INITIAL];
  private int size;
  private boolean sorted;

  /** The one in the middle of numbers, or the mean of the two; empty where there are none. */
  public static Optional<Double> median(Collection<? extends Number> numbers) {
    Samples samples = new Samples();
    numbers.forEach(number -> samples.add(number.doubleValue()));
    return samples.size() == 0 ? Optional.empty() : Optional.of(samples.median());
  }

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    sorted = false;
  }

  /** The hours from one time to another; none where clocks disagree and the other is earlier. */
  static double hours(Instant from, Instant to) {
    return to.isBefore(from) ? 0 : Duration.between(from, to).toSeconds() / SECONDS_OF_AN_HOUR;
  }

  int size() {
    return size;
  }

  /** The one in the middle, or the mean of the two in the middle. */
  double median() {
    sort();
    int half = size / 2;
    return size % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /** The smallest that nine of ten do not exceed: the nearest rank. */
  double percentile90() {
    sort();
    return values[(size * 9 + 9) / 10 - 1];
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(values, 0, size);
      sorted = true;
    }
  }
}
