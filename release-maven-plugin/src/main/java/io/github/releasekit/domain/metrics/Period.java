package io.github.releasekit.domain.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that is looked at.
 *
 * @param since the earliest time, itself included
 * @param until the time before which it happened
 * @param known the part of it that there are records of begins here
 */
record Period(Instant since, Instant until, Instant known) {

  private static final double SECONDS_OF_A_DAY = 86_400;

  boolean contains(Instant time) {
    return !time.isBefore(since) && time.isBefore(until);
  }

  /** How long the part is that there are records of, in days; zero where there are none. */
  double days() {
    Instant start = known.isAfter(since) ? known : since;
    return start.isBefore(until)
        ? Duration.between(start, until).toSeconds() / SECONDS_OF_A_DAY
        : 0;
  }
}
