package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers over the releases, and how many of each kind there were. */
final class TrendSection {

  /** As many of the same number are drawn where each component has its own. */
  private static final int LINES = 12;

  private final Metrics metrics;
  private final Phrases phrases;

  TrendSection(Metrics metrics, Phrases phrases) {
    this.metrics = metrics;
    this.phrases = phrases;
  }

  List<Element> series() {
    Element charts = Element.of("div").as("charts");
    int drawn = 0;
    for (Series series : metrics.series()) {
      Map<String, List<Point>> units = new LinkedHashMap<>();
      for (Point point : series.points()) {
        units
            .computeIfAbsent(
                phrases.unit(point.repository(), point.component()), unit -> new ArrayList<>())
            .add(point);
      }
      int left = LINES;
      for (Map.Entry<String, List<Point>> unit : units.entrySet()) {
        if (left-- > 0) {
          String title = Phrases.brief(series.title());
          String caption = units.size() > 1 ? title + " of " + unit.getKey() : title;
          Series own = new Series(series.id(), series.title(), series.unit(), unit.getValue());
          charts.add(new SeriesChart(own, caption, "series-" + ++drawn).figure());
        }
      }
      if (units.size() > LINES) {
        charts.add(
            Element.of(
                "p",
                units.size()
                    - LINES
                    + " more have no chart of "
                    + Phrases.brief(series.title())
                    + " here; mvn release-kit:metrics tells them"));
      }
    }
    return drawn == 0 ? List.of() : List.of(legend(), charts);
  }

  private static Element legend() {
    return Element.of("p")
        .as("note")
        .add(Mark.REGRESSION.inText())
        .text(" marks a regression: far from the releases before it.");
  }

  List<Element> tallies() {
    Element charts = Element.of("div").as("charts");
    int drawn = 0;
    for (Tally tally : metrics.tallies()) {
      // What gates have said has a section of its own.
      if (tally.counts().stream().anyMatch(one -> one.count() > 0)
          && !tally.id().startsWith("gates-")) {
        charts.add(new TallyChart(tally, "tally-" + ++drawn).figure());
      }
    }
    return drawn == 0 ? List.of() : List.of(charts);
  }
}
