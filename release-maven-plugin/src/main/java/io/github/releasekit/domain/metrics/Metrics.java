package io.github.releasekit.domain.metrics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures about the releases of a time (T5, T6).
 *
 * @param schemaVersion of this form, 1
 * @param source {@code ledger}, {@code database} or {@code tags}
 * @param since the earliest time, ISO 8601 in UTC; that of the first release where none was asked
 *     for, empty where there is no release
 * @param until the time before which it happened, ISO 8601 in UTC
 * @param releases how many there were
 * @param figures one number each, DORA's first
 * @param series a number for each of several releases
 * @param tallies how many of each kind there were
 */
public record Metrics(
    int schemaVersion,
    String source,
    String since,
    String until,
    int releases,
    List<Figure> figures,
    List<Series> series,
    List<Tally> tallies) {

  public static final int SCHEMA_VERSION = 1;

  /** How well a team does, by the report of DORA that the site names. */
  public enum Band {
    ELITE,
    HIGH,
    MEDIUM,
    LOW;

    /** The word as documents have it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A number.
   *
   * @param id {@code deployment-frequency}, a name that never changes
   * @param title for people
   * @param value null where there is not enough data
   * @param percentile90 the value that nine of ten do not exceed; null where it is no median, or
   *     there are fewer than ten samples
   * @param unit {@code per-week}, {@code per-month}, {@code hours}, {@code days}, {@code percent},
   *     {@code count}, {@code seconds}, {@code per-100-changes}
   * @param samples how many events it was computed from
   * @param band null where DORA has none, or there is not enough data
   * @param note what the value is, or why there is none
   */
  public record Figure(
      String id,
      String title,
      @Nullable BigDecimal value,
      @Nullable BigDecimal percentile90,
      String unit,
      int samples,
      @Nullable Band band,
      String note) {}

  /**
   * A number for each of several releases, in the order in which they were made.
   *
   * @param id {@code build-seconds}, a name that never changes
   * @param unit as of a figure
   */
  public record Series(String id, String title, String unit, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * A number of a release.
   *
   * @param at ISO 8601 in UTC
   * @param regression whether it is far from what it was in the releases before, by the rule that
   *     the site states
   */
  public record Point(
      String repository,
      String component,
      String version,
      String at,
      BigDecimal value,
      boolean regression) {}

  /**
   * How many of each kind there were.
   *
   * @param id {@code releases-by-weekday}, a name that never changes
   * @param counts in the order in which they are shown
   */
  public record Tally(String id, String title, List<Count> counts) {
    public Tally {
      counts = List.copyOf(counts);
    }
  }

  /** How many of a kind. */
  public record Count(String label, int count) {}

  public Metrics {
    figures = List.copyOf(figures);
    series = List.copyOf(series);
    tallies = List.copyOf(tallies);
  }

  /** The same with a figure and series besides. */
  Metrics with(Figure figure, List<Series> more) {
    return new Metrics(
        schemaVersion,
        source,
        since,
        until,
        releases,
        Stream.concat(figures.stream(), Stream.of(figure)).toList(),
        Stream.concat(series.stream(), more.stream()).toList(),
        tallies);
  }

  /** The same with the figures of another time. */
  public Metrics withFigures(Metrics other) {
    return new Metrics(
        schemaVersion,
        source,
        other.since,
        other.until,
        other.releases,
        other.figures,
        series,
        tallies);
  }

  /** The numbers of a version, without figures and tallies, which are of many. */
  public Metrics of(String version) {
    List<Series> some =
        series.stream()
            .map(
                one ->
                    new Series(
                        one.id(),
                        one.title(),
                        one.unit(),
                        one.points().stream()
                            .filter(point -> point.version().equals(version))
                            .toList()))
            .toList();
    return new Metrics(schemaVersion, source, since, until, releases, List.of(), some, List.of());
  }

  /** A point for each release, as each has a number of changes. */
  List<Point> releasePoints() {
    return series.stream()
        .filter(one -> one.id().equals("changes"))
        .flatMap(one -> one.points().stream())
        .toList();
  }

  /** A figure by its id. */
  public Optional<Figure> figure(String id) {
    return figures.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
