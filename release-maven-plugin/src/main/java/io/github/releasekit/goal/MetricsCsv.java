package io.github.releasekit.goal;

import io.github.releasekit.adapter.csv.Csv;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.Metrics.Count;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table: a row for each figure, for each point of a series and for each count of a
 * tally.
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
    return Csv.of(
        COLUMNS,
        Stream.of(
                metrics.figures().stream().map(MetricsCsv::figure),
                metrics.series().stream()
                    .flatMap(series -> series.points().stream().map(point -> point(series, point))),
                metrics.tallies().stream()
                    .flatMap(tally -> tally.counts().stream().map(count -> count(tally, count))))
            .flatMap(rows -> rows)
            .toList());
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
}
