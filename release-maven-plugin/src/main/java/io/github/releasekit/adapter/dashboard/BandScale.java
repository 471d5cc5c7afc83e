package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.metrics.Metrics.Band;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import java.util.List;

/** A figure and where it stands between low and elite. */
final class BandScale {

  private static final List<Band> WORST_FIRST =
      List.of(Band.LOW, Band.MEDIUM, Band.HIGH, Band.ELITE);
  private static final double WIDTH = 25;
  private static final String MISSING = "not enough data: ";

  private final Figure figure;
  private final String id;

  /**
   * @param id one in the page
   */
  BandScale(Figure figure, String id) {
    this.figure = figure;
    this.id = id;
  }

  /** The value in large, the scale, and what the value is of. */
  Element card() {
    Element card = Element.of("div").as("card").add(Element.of("h3", figure.title()));
    card.add(Element.of("p", value(figure)).as(figure.value() == null ? "value none" : "value"));
    if (figure.band() != null) {
      card.add(scale(figure.band()));
    }
    return card.add(Element.of("p", basis(figure)).as("note"));
  }

  /** The value for people, also where there is none. */
  static String value(Figure figure) {
    return figure.value() == null
        ? "not enough data"
        : Phrases.figure(figure.value(), figure.unit());
  }

  /** What the value is, or why there is none, which stands below "not enough data". */
  static String note(Figure figure) {
    String note = figure.note();
    return Phrases.brief(
        figure.value() == null && note.startsWith(MISSING)
            ? note.substring(MISSING.length())
            : note);
  }

  private static String basis(Figure figure) {
    String note = note(figure);
    if (figure.value() == null) {
      return note;
    }
    String samples = PlainText.count(figure.samples(), "event");
    String ninety =
        figure.percentile90() == null
            ? ""
            : "; nine of ten at most " + Phrases.figure(figure.percentile90(), figure.unit());
    return (note.isEmpty() ? "From " : note + "; from ") + samples + ninety;
  }

  private Element scale(Band band) {
    Drawing drawing =
        new Drawing(
            id,
            figure.title() + ": " + band,
            "A scale from low over medium and high to elite; the pointer is at " + band,
            42);
    for (int i = 0; i < WORST_FIRST.size(); i++) {
      boolean isIt = WORST_FIRST.get(i) == band;
      drawing.bar(
          "band " + WORST_FIRST.get(i) + (isIt ? " it" : ""), i * WIDTH + 0.5, 12, WIDTH - 1, 12);
      drawing.text((i + 0.5) * WIDTH, 38, "middle", WORST_FIRST.get(i).toString());
      if (isIt) {
        drawing.mark(Mark.POINTER, (i + 0.5) * WIDTH, 6, 1, "");
      }
    }
    return drawing.element();
  }
}
