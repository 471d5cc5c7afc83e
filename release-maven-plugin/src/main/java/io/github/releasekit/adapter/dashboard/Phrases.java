package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.overview.Overview;
import io.github.releasekit.domain.overview.ShownRelease;
import io.github.releasekit.domain.overview.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the page names things.
 *
 * @param repositories whether there are several
 * @param components whether there are several in one
 */
record Phrases(boolean repositories, boolean components) {

  private static final int BRIEF = 160;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  static Phrases of(Overview overview) {
    Stream<Unit> units =
        Stream.of(
                overview.releases().stream().map(ShownRelease::unit),
                overview.outages().stream().map(outage -> outage.unit()),
                overview.running().stream().map(running -> running.unit()))
            .flatMap(all -> all);
    List<Unit> distinct = units.distinct().toList();
    return new Phrases(
        distinct.stream().map(Unit::repository).distinct().count() > 1,
        distinct.stream().anyMatch(unit -> !unit.component().isEmpty()));
  }

  /** Whether a version alone does not tell of what it is. */
  boolean several() {
    return repositories || components;
  }

  /** A repository, a component or both, as far as they tell something. */
  String unit(Unit unit) {
    return unit(unit.repository(), unit.component());
  }

  String unit(String repository, String component) {
    String shown = components ? component : "";
    if (!repositories) {
      return brief(shown.isEmpty() ? "(all)" : shown);
    }
    return brief(shown.isEmpty() ? repository : repository + " " + shown);
  }

  /** A version, with what it is of where that does not go without saying. */
  String version(Unit unit, String version) {
    return several() ? unit(unit) + " " + brief(version) : brief(version);
  }

  /**
   * What a table shows of its kind: {@code 3 releases}, or {@code The latest 50 of 120 releases}.
   *
   * @param shown how many of all
   */
  static String latest(int shown, int all, String singular) {
    String whole = PlainText.count(all, singular);
    return shown == all ? whole : "The latest " + shown + " of " + whole;
  }

  /** The beginning of a text that may be long. */
  static String brief(String text) {
    String line = PlainText.shortLine(text);
    return line.codePointCount(0, line.length()) <= BRIEF
        ? line
        : line.substring(0, line.offsetByCodePoints(0, BRIEF)) + "…";
  }

  static String day(Instant time) {
    return MINUTE.format(time).substring(0, 10);
  }

  /** A time of day in UTC. */
  static Element minute(Instant time) {
    return Element.of("time", MINUTE.format(time)).with("datetime", time.toString());
  }

  /** The two largest parts of a duration: {@code 3 d 4 h}. */
  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    return seconds < 86_400
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String unit, long small, String smaller) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
  }

  /** A figure with its unit, as {@link io.github.releasekit.domain.metrics.Metrics} has it. */
  static String figure(BigDecimal value, String unit) {
    return switch (unit) {
      case "seconds" -> duration(value, 1);
      case "hours" -> duration(value, 3600);
      case "percent" -> number(value) + " %";
      case "count" -> number(value);
      case "per-week" -> number(value) + " per week";
      default -> number(value) + " " + brief(unit.replace('-', ' '));
    };
  }

  private static String duration(BigDecimal value, int secondsOfUnit) {
    BigDecimal seconds = value.multiply(BigDecimal.valueOf(secondsOfUnit));
    return seconds.compareTo(BigDecimal.valueOf(60)) < 0
        ? number(seconds) + " s"
        : duration(Duration.ofSeconds(seconds.longValue()));
  }

  /** A number with at most one decimal, and two where it is below one. */
  static String number(BigDecimal value) {
    int scale = value.abs().compareTo(BigDecimal.ONE) < 0 ? 2 : 1;
    BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
  }
}
