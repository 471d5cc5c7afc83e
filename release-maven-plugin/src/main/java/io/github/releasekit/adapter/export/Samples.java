package io.github.releasekit.adapter.export;

import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures, and what is counted on record, as numbers with names and labels, in base units: seconds,
 * and ratios of one.
 */
final class Samples {

  static final String REPOSITORY = "repository";
  static final String COMPONENT = "component";

  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Numbers of one meaning.
   *
   * @param id in small letters with underscores, with its unit at the end; without a prefix
   * @param unit {@code s}, {@code 1} or a word in braces, as UCUM has them
   * @param counter whether it only ever rises
   * @param values by labels
   */
  record Family(
      String id,
      String help,
      String unit,
      boolean counter,
      Map<Map<String, String>, BigDecimal> values) {}

  /** A unit in which a number is told. */
  private record Base(String suffix, String ucum, BigDecimal factor) {

    static Base of(String unit) {
      return switch (unit) {
        case "hours" -> new Base("_seconds", "s", SECONDS_OF_AN_HOUR);
        case "seconds" -> new Base("_seconds", "s", BigDecimal.ONE);
        case "percent" ->
            new Base("_ratio", "1", BigDecimal.ONE.divide(HUNDRED, MathContext.DECIMAL64));
        case "per-week" -> new Base("_per_week", "{release}/wk", BigDecimal.ONE);
        default -> new Base("", "1", BigDecimal.ONE);
      };
    }

    BigDecimal value(BigDecimal number) {
      return number.multiply(factor).stripTrailingZeros();
    }
  }

  private final Map<String, Family> families = new LinkedHashMap<>();

  private final Map<String, String> about;

  private Samples(Map<String, String> about) {
    this.about = about;
  }

  /**
   * Of figures and of what they were computed from.
   *
   * @param about labels of what figures are about, none for many repositories
   */
  static List<Family> of(Metrics metrics, LedgerContents contents, Map<String, String> about) {
    Samples samples = new Samples(about);
    samples.count(contents);
    metrics.figures().forEach(samples::figure);
    metrics.series().forEach(samples::series);
    metrics.tallies().forEach(samples::tally);
    return List.copyOf(samples.families.values());
  }

  private void count(LedgerContents contents) {
    for (LedgerRelease release : contents.releases()) {
      Map<String, String> labels = line(release.repository(), release.component());
      add("releases_total", "Releases that were prepared", "{release}", labels);
      BigDecimal at =
          BigDecimal.valueOf(Instant.parse(release.manifest().createdAt()).getEpochSecond());
      family("last_release_timestamp_seconds", "When the last release was made", "s", false)
          .values()
          .put(labels, at);
    }
    for (LedgerEntry entry : contents.entries()) {
      Map<String, String> labels =
          with(
              line(entry.repository(), entry.component()), "type", entry.event().type().toString());
      add("events_total", "Events on record", "{event}", labels);
    }
  }

  private void add(String id, String help, String unit, Map<String, String> labels) {
    family(id, help, unit, true).values().merge(labels, BigDecimal.ONE, BigDecimal::add);
  }

  private void figure(Figure figure) {
    Base base = Base.of(figure.unit());
    String id = without(name(figure.id()), base.suffix());
    put(id + base.suffix(), figure.title(), base, about, figure.value());
    put(
        id + "_p90" + base.suffix(),
        figure.title() + ", not exceeded by nine of ten",
        base,
        about,
        figure.percentile90());
    family("figure_samples", "Events that a figure was computed from", "{event}", false)
        .values()
        .put(with(about, "figure", figure.id()), BigDecimal.valueOf(figure.samples()));
  }

  /** Of each repository and component the number of its last release. */
  private void series(Series series) {
    Base base = Base.of(series.unit());
    String id = "last_" + without(name(series.id()), base.suffix()) + base.suffix();
    for (Point point : series.points()) {
      Map<String, String> labels = line(point.repository(), point.component());
      put(id, series.title() + ", of the last release", base, labels, point.value());
      family("regression", "Whether the last release is far from those before", "1", false)
          .values()
          .put(
              with(labels, "series", series.id()),
              point.regression() ? BigDecimal.ONE : BigDecimal.ZERO);
    }
  }

  private void tally(Tally tally) {
    String id = name(tally.id());
    tally
        .counts()
        .forEach(
            count ->
                family(id, tally.title(), "1", false)
                    .values()
                    .put(with(about, "label", count.label()), BigDecimal.valueOf(count.count())));
  }

  private void put(
      String id, String help, Base base, Map<String, String> labels, @Nullable BigDecimal value) {
    Optional.ofNullable(value)
        .ifPresent(
            number ->
                family(id, help, base.ucum(), false).values().put(labels, base.value(number)));
  }

  private Family family(String id, String help, String unit, boolean counter) {
    return families.computeIfAbsent(
        id, key -> new Family(key, help, unit, counter, new LinkedHashMap<>()));
  }

  private static Map<String, String> line(String repository, String component) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(REPOSITORY, repository);
    if (!component.isEmpty()) {
      labels.put(COMPONENT, component);
    }
    return labels;
  }

  private static Map<String, String> with(Map<String, String> labels, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(labels);
    more.put(name, value);
    return more;
  }

  private static String without(String id, String suffix) {
    return id.endsWith(suffix) ? id.substring(0, id.length() - suffix.length()) : id;
  }

  /** A name of letters, digits and underscores, whatever it was. */
  private static String name(String id) {
    return id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
