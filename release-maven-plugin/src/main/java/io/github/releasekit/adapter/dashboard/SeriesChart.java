package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.metrics.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A number of each release, in their order. */
final class SeriesChart {

  /** As many points as a line can show; more are put together. */
  static final int SHOWN = 100;

  private static final int TOP = 16;
  private static final int BOTTOM = 116;
  private static final double LEFT = 2;
  private static final double WIDTH = 96;

  private final Series series;
  private final List<Spot> spots;
  private final String caption;
  private final String id;

  /**
   * What is drawn at one place.
   *
   * @param value the median
   * @param regression whether one of them is one
   */
  private record Spot(List<Point> points, BigDecimal value, boolean regression) {

    static Spot of(List<Point> points) {
      double median = Samples.median(points.stream().map(Point::value).toList()).orElseThrow();
      return new Spot(
          points, BigDecimal.valueOf(median), points.stream().anyMatch(Point::regression));
    }

    Point first() {
      return points.get(0);
    }

    Point last() {
      return points.get(points.size() - 1);
    }

    String versions() {
      return points.size() == 1
          ? Phrases.brief(first().version())
          : Phrases.brief(first().version()) + " to " + Phrases.brief(last().version());
    }
  }

  /**
   * @param series of one unit, with at least one point
   * @param caption its title, and what it is of where there are several
   * @param id one in the page
   */
  SeriesChart(Series series, String caption, String id) {
    this.series = series;
    this.caption = caption;
    this.id = id;
    this.spots = spots(series.points());
  }

  private static List<Spot> spots(List<Point> points) {
    int size = (points.size() + SHOWN - 1) / SHOWN;
    List<Spot> spots = new ArrayList<>();
    for (int from = 0; from < points.size(); from += size) {
      spots.add(Spot.of(points.subList(from, Math.min(points.size(), from + size))));
    }
    return spots;
  }

  Element figure() {
    return Element.of("figure")
        .add(
            Element.of("figcaption", caption),
            drawing().element(),
            table().behind("As a table: " + caption));
  }

  private Drawing drawing() {
    BigDecimal highest =
        spots.stream().map(Spot::value).max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
    double top = Math.max(highest.doubleValue(), 1e-9);
    long regressions = series.points().stream().filter(Point::regression).count();
    Drawing drawing =
        new Drawing(
            id,
            caption,
            PlainText.count(series.points().size(), "release")
                + ", the last with "
                + Phrases.figure(last().value(), series.unit())
                + "; "
                + PlainText.count(regressions, "regression")
                + (spots.size() < series.points().size() ? "; medians of neighbours" : ""),
            140);
    drawing.line("grid", 0, TOP, 100, TOP);
    drawing.line("grid", 0, (TOP + BOTTOM) / 2.0, 100, (TOP + BOTTOM) / 2.0);
    drawing.line("axis", 0, BOTTOM, 100, BOTTOM);
    drawing.text(0, TOP - 4, "start", Phrases.figure(highest, series.unit()));
    for (int i = 1; i < spots.size(); i++) {
      drawing.line("trend", x(i - 1), y(i - 1, top), x(i), y(i, top));
    }
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      if (spot.regression() || spots.size() == 1) {
        drawing.mark(
            spot.regression() ? Mark.REGRESSION : Mark.PERFORMED,
            x(i),
            y(i, top),
            1,
            spot.versions() + ", " + Phrases.figure(spot.value(), series.unit()));
      }
    }
    drawing.text(0, 132, "start", Phrases.brief(series.points().get(0).version()));
    if (series.points().size() > 1) {
      drawing.text(100, 132, "end", Phrases.brief(last().version()));
    }
    return drawing;
  }

  private Point last() {
    return series.points().get(series.points().size() - 1);
  }

  private double x(int spot) {
    return spots.size() == 1 ? 50 : LEFT + WIDTH * spot / (spots.size() - 1);
  }

  private double y(int spot, double top) {
    double share = Math.max(0, spots.get(spot).value().doubleValue()) / top;
    return BOTTOM - share * (BOTTOM - TOP);
  }

  private Table table() {
    Table table = new Table(caption, "Version", "Made", "#Releases", "#Value", "Regression");
    for (int i = spots.size() - 1; i >= 0; i--) {
      Spot spot = spots.get(i);
      table.row(
          spot.versions(),
          Phrases.day(Instant.parse(spot.last().at())),
          spot.points().size(),
          Phrases.figure(spot.value(), series.unit()),
          spot.regression() ? regressions(spot) : "no");
    }
    return table;
  }

  private static String regressions(Spot spot) {
    return PlainText.listed(
        spot.points().stream()
            .filter(Point::regression)
            .map(p -> Phrases.brief(p.version()))
            .toList(),
        3);
  }
}
