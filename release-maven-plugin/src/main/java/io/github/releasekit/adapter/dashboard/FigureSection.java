package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.metrics.Metrics;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Figures: DORA's with their bands, and others. */
final class FigureSection {

  private static final Set<String> DORA =
      Set.of("deployment-frequency", "lead-time", "change-failure-rate", "recovery-time");

  private FigureSection() {}

  /** Whether a figure is one of DORA's: by its name, or as it has a band. */
  private static boolean isDora(Figure figure) {
    return figure.band() != null || DORA.contains(figure.id());
  }

  /** DORA's figures, a card each. */
  static List<Element> dora(Metrics metrics) {
    List<Figure> figures = metrics.figures().stream().filter(FigureSection::isDora).toList();
    if (figures.isEmpty()) {
      return List.of();
    }
    List<Element> content = new ArrayList<>();
    period(metrics).ifPresent(content::add);
    Element cards = Element.of("div").as("cards");
    for (int i = 0; i < figures.size(); i++) {
      cards.add(new BandScale(figures.get(i), "dora-" + (i + 1)).card());
    }
    content.add(cards);
    Table table =
        new Table(
            "Figures of DORA with their bands",
            "Figure",
            "#Value",
            "#Nine of ten at most",
            "#Events",
            "Band",
            "What it is of");
    for (Figure figure : figures) {
      table.row(
          Phrases.brief(figure.title()),
          BandScale.value(figure),
          ninety(figure),
          figure.samples(),
          figure.band() == null ? "none" : figure.band(),
          BandScale.note(figure));
    }
    content.add(table.behind("As a table"));
    return content;
  }

  /** All others. */
  static List<Element> others(Metrics metrics) {
    Table table =
        new Table(
            "Other figures",
            "Figure",
            "#Value",
            "#Nine of ten at most",
            "#Events",
            "What it is of");
    List<Figure> figures = metrics.figures().stream().filter(figure -> !isDora(figure)).toList();
    for (Figure figure : figures) {
      table.row(
          Phrases.brief(figure.title()),
          BandScale.value(figure),
          ninety(figure),
          figure.samples(),
          BandScale.note(figure));
    }
    List<Element> content = new ArrayList<>();
    period(metrics).ifPresent(content::add);
    content.add(table.element());
    return figures.isEmpty() ? List.of() : content;
  }

  /** The time that figures are of. */
  private static Optional<Element> period(Metrics metrics) {
    return metrics.since().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Element.of(
                    "p",
                    "What happened from "
                        + Phrases.day(Instant.parse(metrics.since()))
                        + " to "
                        + Phrases.day(Instant.parse(metrics.until()))
                        + ".")
                .as("note"));
  }

  private static String ninety(Figure figure) {
    return figure.percentile90() == null
        ? ""
        : Phrases.figure(figure.percentile90(), figure.unit());
  }
}
