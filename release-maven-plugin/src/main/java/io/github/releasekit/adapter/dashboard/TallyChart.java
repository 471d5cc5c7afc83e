package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.metrics.Metrics.Count;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import java.util.List;

/** How many of each kind there were, as bars. */
final class TallyChart {

  /** As many kinds as have a line each. */
  private static final int LINES = 12;

  /** As many kinds as stand side by side: the last ones. */
  private static final int COLUMNS = 60;

  private static final int LABEL = 16;

  private final Tally tally;
  private final String id;

  /**
   * @param tally of at least one kind
   * @param id one in the page
   */
  TallyChart(Tally tally, String id) {
    this.tally = tally;
    this.id = id;
  }

  Element figure() {
    List<Count> all = tally.counts();
    List<Count> shown = all.subList(Math.max(0, all.size() - COLUMNS), all.size());
    String left =
        shown.size() < all.size() ? ", the last " + shown.size() + " of " + all.size() : "";
    Count most =
        shown.stream().reduce((one, two) -> two.count() > one.count() ? two : one).orElseThrow();
    long sum = all.stream().mapToLong(Count::count).sum();
    String description =
        sum == 0
            ? "none in all"
            : sum + " in all, most of them " + Phrases.brief(most.label()) + ": " + most.count();
    Drawing drawing =
        new Drawing(
            id,
            tally.title() + left,
            description,
            shown.size() <= LINES ? shown.size() * 24.0 : 140);
    if (shown.size() <= LINES) {
      lines(drawing, shown, Math.max(1, most.count()));
    } else {
      columns(drawing, shown, Math.max(1, most.count()));
    }
    Table table = new Table(tally.title(), "Kind", "#Count");
    all.forEach(count -> table.row(Phrases.brief(count.label()), count.count()));
    return Element.of("figure")
        .add(
            Element.of("figcaption", tally.title() + left),
            drawing.element(),
            table.behind("As a table: " + tally.title()));
  }

  private static void lines(Drawing drawing, List<Count> counts, int most) {
    for (int i = 0; i < counts.size(); i++) {
      Count count = counts.get(i);
      double width = 55.0 * count.count() / most;
      drawing.text(0, i * 24 + 16, "start", label(count));
      drawing.bar("bar", 34, i * 24 + 4, width, 16);
      drawing.text(35 + width, i * 24 + 16, "start", String.valueOf(count.count()));
    }
  }

  private static void columns(Drawing drawing, List<Count> counts, int most) {
    double width = 100.0 / counts.size();
    drawing.line("grid", 0, 16, 100, 16);
    drawing.text(0, 12, "start", String.valueOf(most));
    for (int i = 0; i < counts.size(); i++) {
      double height = 100.0 * counts.get(i).count() / most;
      drawing.bar("bar", i * width + width * 0.1, 116 - height, width * 0.8, height);
    }
    drawing.line("axis", 0, 116, 100, 116);
    drawing.text(0, 132, "start", label(counts.get(0)));
    drawing.text(50, 132, "middle", label(counts.get(counts.size() / 2)));
    drawing.text(100, 132, "end", label(counts.get(counts.size() - 1)));
  }

  private static String label(Count count) {
    String text = PlainText.line(count.label());
    return text.codePointCount(0, text.length()) <= LABEL
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LABEL - 1)) + "…";
  }
}
