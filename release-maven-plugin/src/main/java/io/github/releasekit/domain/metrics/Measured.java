package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.metrics.Metrics.Band;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is being made.
 *
 * @param id a name that never changes
 * @param title for people
 */
record Measured(String id, String title, String unit) {

  /** So many make a share. */
  static final int ENOUGH_FOR_SHARE = 5;

  private static final int DECIMALS = 2;
  private static final double HUNDRED = 100;

  /** A number as documents have it, with at most two decimals. */
  static BigDecimal number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    BigDecimal plain = rounded.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** That there is not enough. */
  Figure missing(int samples, String reason) {
    return new Figure(id, title, null, null, unit, samples, null, "not enough data: " + reason);
  }

  Figure value(double value, int samples, String note) {
    return value(value, samples, note, null);
  }

  Figure value(double value, int samples, String note, @Nullable Band band) {
    return new Figure(id, title, number(value), null, unit, samples, band, note);
  }

  /**
   * How many of some there are, in percent.
   *
   * @param what all are, in the plural
   */
  Figure share(int part, int all, String what, DoubleFunction<@Nullable Band> bands) {
    if (all < ENOUGH_FOR_SHARE) {
      return missing(all, all + " of at least " + ENOUGH_FOR_SHARE + " " + what);
    }
    double percent = HUNDRED * part / all;
    return value(percent, all, part + " of " + all + " " + what, bands.apply(percent));
  }

  /** As above, of what has no bands. */
  Figure share(int part, int all, String what) {
    return share(part, all, what, any -> null);
  }

  /**
   * The median of samples, and their 90th percentile where there are enough.
   *
   * @param what they are, in the plural
   */
  Figure median(Samples samples, String what, String note, DoubleFunction<@Nullable Band> bands) {
    if (samples.size() < Samples.ENOUGH) {
      return missing(
          samples.size(),
          samples.size() + " of at least " + Samples.ENOUGH + " " + what + suffix(note));
    }
    double median = samples.median();
    return new Figure(
        id,
        title,
        number(median),
        samples.size() < Samples.ENOUGH_FOR_PERCENTILE ? null : number(samples.percentile90()),
        unit,
        samples.size(),
        bands.apply(median),
        note);
  }

  /** As above, of what has no bands. */
  Figure median(Samples samples, String what, String note) {
    return median(samples, what, note, any -> null);
  }

  private static String suffix(String note) {
    return note.isEmpty() ? "" : "; " + note;
  }
}
