package io.github.releasekit.domain.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * When a release is made, as it is written into files.
 *
 * @param date ISO 8601 date in UTC
 * @param instant ISO 8601 in UTC, to the second
 */
public record ReleaseTime(String date, String instant) {

  /** Stands for any time in a plan's digest, so that the same plan tomorrow has the same. */
  public static final ReleaseTime SYMBOLIC = new ReleaseTime("@{date}", "@{time}");

  public static ReleaseTime of(Instant time) {
    Instant second = time.truncatedTo(ChronoUnit.SECONDS);
    return new ReleaseTime(
        DateTimeFormatter.ISO_LOCAL_DATE.format(second.atOffset(ZoneOffset.UTC)),
        second.toString());
  }
}
