package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.Metrics.Count;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table (RFC 4180): a line for each figure, for each point of a series and for each
 * count of a tally. No cell is a formula.
 */
final class MetricsCsv {

  private static final List<String> COLUMNS =
      List.of(
          "kind",
          "id",
          "repository",
          "component",
          "label",
          "at",
          "value",
          "percentile90",
          "unit",
          "samples",
          "band",
          "regression",
          "note");

  private MetricsCsv() {}

  static String of(Metrics metrics) {
    return Stream.of(
            Stream.of(COLUMNS),
            metrics.figures().stream().map(MetricsCsv::figure),
            metrics.series().stream()
                .flatMap(series -> series.points().stream().map(point -> point(series, point))),
            metrics.tallies().stream()
                .flatMap(tally -> tally.counts().stream().map(count -> count(tally, count))))
        .flatMap(lines -> lines)
        .map(cells -> cells.stream().map(MetricsCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> figure(Figure figure) {
    return List.of(
        "figure",
        figure.id(),
        "",
        "",
        figure.title(),
        "",
        number(figure.value()),
        number(figure.percentile90()),
        figure.unit(),
        String.valueOf(figure.samples()),
        figure.band() == null ? "" : figure.band().toString(),
        "",
        figure.note());
  }

  private static List<String> point(Series series, Point point) {
    return List.of(
        "point",
        series.id(),
        point.repository(),
        point.component(),
        point.version(),
        point.at(),
        number(point.value()),
        "",
        series.unit(),
        "",
        "",
        String.valueOf(point.regression()),
        "");
  }

  private static List<String> count(Tally tally, Count count) {
    return List.of(
        "count",
        tally.id(),
        "",
        "",
        count.label(),
        "",
        String.valueOf(count.count()),
        "",
        "count",
        "",
        "",
        "",
        "");
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  /** What a spreadsheet would take for a formula begins with an apostrophe. */
  private static String cell(String text) {
    String line = PlainText.line(text);
    String harmless = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    return harmless.contains(",") || harmless.contains("\"")
        ? "\"" + harmless.replace("\"", "\"\"") + "\""
        : harmless;
  }
}
