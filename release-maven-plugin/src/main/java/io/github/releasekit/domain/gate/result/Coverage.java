package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence.Reports;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the code the tests have run.
 *
 * @param ratios what was counted
 */
public record Coverage(Map<Counter, Ratio> ratios, Reports reports) {

  public Coverage {
    Map<Counter, Ratio> sorted = new EnumMap<>(Counter.class);
    sorted.putAll(ratios);
    ratios = Collections.unmodifiableMap(sorted);
  }

  /** What JaCoCo counts. */
  public enum Counter {
    INSTRUCTION,
    BRANCH,
    LINE,
    COMPLEXITY,
    METHOD,
    CLASS;

    /** The word as {@code release-kit.yml} has it: {@code line}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How many were run, and how many not. */
  public record Ratio(long covered, long missed) {

    public Ratio plus(Ratio other) {
      return new Ratio(covered + other.covered, missed + other.missed);
    }

    /** To two digits, never rounded up; empty where there is nothing to run. */
    public Optional<BigDecimal> percent() {
      long all = covered + missed;
      return all == 0
          ? Optional.empty()
          : Optional.of(
              BigDecimal.valueOf(covered)
                  .multiply(BigDecimal.valueOf(100))
                  .divide(BigDecimal.valueOf(all), 2, RoundingMode.DOWN));
    }

    /** Whether a share of all, in percent, was run; exactly, without rounding. */
    boolean reaches(BigDecimal percent) {
      return BigDecimal.valueOf(covered)
              .multiply(BigDecimal.valueOf(100))
              .compareTo(percent.multiply(BigDecimal.valueOf(covered + missed)))
          >= 0;
    }
  }
}
