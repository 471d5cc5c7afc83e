package io.github.releasekit.extension.postgresql;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What columns hold of values that they have no place for. A query's values are put the same way,
 * so that it finds no less than it asks for.
 */
final class Columns {

  private static final int LONGEST = 200;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Columns() {}

  /** No more than 200 characters, without NUL and halves of surrogate pairs. */
  static String text(String value) {
    int end =
        value.offsetByCodePoints(0, Math.min(LONGEST, value.codePointCount(0, value.length())));
    byte[] bytes = value.substring(0, end).getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.UTF_8).replace('\0', '\ufffd');
  }

  /** In whole microseconds, of the years 1 to 9999. */
  static String time(Instant value) {
    Instant within = value.isBefore(FIRST) ? FIRST : value.isAfter(LAST) ? LAST : value;
    return within.truncatedTo(ChronoUnit.MICROS).toString();
  }
}
