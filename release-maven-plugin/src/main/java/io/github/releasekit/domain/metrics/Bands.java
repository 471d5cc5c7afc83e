package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.metrics.Metrics.Band;

/**
 * The levels of the Accelerate State of DevOps report of 2024, as the site explains them; where it
 * has ranges, their borders.
 */
final class Bands {

  private static final double DAYS_OF_A_WEEK = 7;
  private static final double HOURS_OF_A_DAY = 24;
  private static final double HOURS_OF_A_WEEK = HOURS_OF_A_DAY * DAYS_OF_A_WEEK;
  private static final double DAYS_OF_A_MONTH = 30.4375;

  private static final double ELITE_FAILURES = 5;
  private static final double HIGH_FAILURES = 10;
  private static final double MEDIUM_FAILURES = 20;

  private Bands() {}

  /** More than once a day, once a week, once a month. */
  static Band deploymentFrequency(double perWeek) {
    if (perWeek > DAYS_OF_A_WEEK) {
      return Band.ELITE;
    }
    if (perWeek >= 1) {
      return Band.HIGH;
    }
    return perWeek >= DAYS_OF_A_WEEK / DAYS_OF_A_MONTH ? Band.MEDIUM : Band.LOW;
  }

  /** Less than a day, a week, a month. */
  static Band leadTime(double hours) {
    return upTo(hours, HOURS_OF_A_DAY, HOURS_OF_A_WEEK, HOURS_OF_A_DAY * DAYS_OF_A_MONTH);
  }

  /** The points of the report in order, 5, 10 and 20 percent. */
  static Band changeFailureRate(double percent) {
    if (percent <= ELITE_FAILURES) {
      return Band.ELITE;
    }
    if (percent <= HIGH_FAILURES) {
      return Band.HIGH;
    }
    return percent <= MEDIUM_FAILURES ? Band.MEDIUM : Band.LOW;
  }

  /** Less than an hour, a day, a week. */
  static Band recoveryTime(double hours) {
    return upTo(hours, 1, HOURS_OF_A_DAY, HOURS_OF_A_WEEK);
  }

  private static Band upTo(double value, double elite, double high, double medium) {
    if (value < elite) {
      return Band.ELITE;
    }
    if (value < high) {
      return Band.HIGH;
    }
    return value < medium ? Band.MEDIUM : Band.LOW;
  }
}
