package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.metrics.Measurement;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. */
final class MetricsText {

  private static String second(String time) {
    return Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static final String ROW = "%-32s %16s %16s  %-6s %8s  %s";
  private static final int REGRESSIONS = 20;
  private static final int COUNTS = 24;

  private MetricsText() {}

  static String of(Metrics metrics) {
    List<String> lines = new ArrayList<>();
    lines.add(
        PlainText.count(metrics.releases(), "release")
            + (metrics.since().isEmpty() ? "" : " since " + second(metrics.since()))
            + ", before "
            + second(metrics.until())
            + ", from "
            + (metrics.source().equals(Measurement.TAGS) ? "" : "the ")
            + metrics.source());
    if (metrics.releases() == 0 && !metrics.source().equals(Measurement.TAGS)) {
      lines.add("releases that were not made with release-kit are only in tags: -Dfrom=tags");
    }
    lines.add("");
    lines.add(row("", "value", "90th percentile", "band", "samples", ""));
    metrics.figures().forEach(figure -> lines.add(row(figure)));
    lines.add("");
    metrics.series().stream()
        .filter(series -> !series.points().isEmpty())
        .forEach(series -> lines.add(last(series, isOfSeveral(metrics))));
    regressions(metrics, lines);
    lines.add("");
    metrics.tallies().forEach(tally -> counts(tally, lines));
    return lines.stream()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"))
        .replaceAll("\n{3,}", "\n\n")
        .replaceAll("\n+$", "\n");
  }

  private static String row(Figure figure) {
    return row(
        figure.title(),
        amount(figure.value(), figure.unit()),
        amount(figure.percentile90(), figure.unit()),
        figure.band() == null ? "" : figure.band().toString(),
        String.valueOf(figure.samples()),
        figure.note());
  }

  private static String row(
      String title, String value, String percentile, String band, String samples, String note) {
    return String.format(
        Locale.ROOT, ROW, title, value, percentile, band, samples, PlainText.line(note));
  }

  private static String amount(@Nullable BigDecimal value, String unit) {
    if (value == null) {
      return "-";
    }
    String number = value.toPlainString();
    return switch (unit) {
      case "count" -> number;
      case "percent" -> number + " %";
      case "hours" -> number + " h";
      case "seconds" -> number + " s";
      default -> number + " " + unit.replace('-', ' ');
    };
  }

  private static boolean isOfSeveral(Metrics metrics) {
    return metrics.series().stream()
            .flatMap(series -> series.points().stream())
            .map(Point::repository)
            .distinct()
            .count()
        > 1;
  }

  private static String last(Series series, boolean several) {
    Point last = series.points().get(series.points().size() - 1);
    return row(
        series.title(),
        amount(last.value(), series.unit()),
        "",
        "",
        String.valueOf(series.points().size()),
        "of " + name(last, several) + ", the last of them");
  }

  private static void regressions(Metrics metrics, List<String> lines) {
    boolean several = isOfSeveral(metrics);
    List<String> found =
        metrics.series().stream()
            .flatMap(
                series ->
                    series.points().stream()
                        .filter(Point::regression)
                        .map(
                            point ->
                                "regression: "
                                    + series.title()
                                    + " of "
                                    + name(point, several)
                                    + " took "
                                    + amount(point.value(), series.unit())))
            .toList();
    int shown = Math.max(0, found.size() - REGRESSIONS);
    if (shown > 0) {
      lines.add("regression: " + shown + " before those");
    }
    lines.addAll(found.subList(shown, found.size()));
  }

  private static String name(Point point, boolean several) {
    String repository = several ? PlainText.shortLine(point.repository()) + " " : "";
    String unit = point.component().isEmpty() ? "" : PlainText.shortLine(point.component()) + " ";
    return repository + unit + PlainText.shortLine(point.version());
  }

  private static void counts(Tally tally, List<String> lines) {
    List<String> some =
        tally.counts().stream()
            .filter(count -> count.count() > 0)
            .map(count -> PlainText.shortLine(count.label()) + " " + count.count())
            .toList();
    if (!some.isEmpty()) {
      lines.add(tally.title() + ": " + PlainText.listed(some, COUNTS));
    }
  }
}
