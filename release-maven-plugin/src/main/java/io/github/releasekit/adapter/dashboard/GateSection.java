package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.overview.GateHistory;
import io.github.releasekit.domain.overview.GateHistory.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What gates have said of releases. */
final class GateSection {

  /** As many gates have a line. */
  private static final int GATES = 100;

  /** As many gates that were skipped are named with the reason. */
  private static final int SKIPPED = 100;

  private final List<GateHistory> gates;
  private final Phrases phrases;

  GateSection(List<GateHistory> gates, Phrases phrases) {
    this.gates = gates;
    this.phrases = phrases;
  }

  List<Element> content() {
    List<Element> content = new ArrayList<>();
    Table table =
        new Table(
            "What gates have said of all releases shown",
            "Gate",
            "#Passed",
            "#Skipped",
            "The latest " + GateStrip.SHOWN + ", the newest at the right");
    List<GateHistory> shown = gates.subList(0, Math.min(GATES, gates.size()));
    for (int i = 0; i < shown.size(); i++) {
      GateHistory gate = shown.get(i);
      table.row(
          Phrases.brief(gate.id()),
          gate.count("passed"),
          gate.count("skipped"),
          Element.of("div").as("strip").add(GateStrip.of(gate, "gate-" + (i + 1))));
    }
    content.add(
        Element.of("p", "A full box has passed, a hollow one with a dash was skipped. ")
            .text("Releases that a gate has refused were not made, and are in no ledger.")
            .as("note"));
    content.add(table.element());
    if (shown.size() < gates.size()) {
      content.add(Element.of("p", gates.size() - shown.size() + " gates more have no line here"));
    }
    skipped().ifPresent(content::add);
    return content;
  }

  private Optional<Element> skipped() {
    record Skipped(String gate, Judgement judgement) {}
    List<Skipped> all =
        gates.stream()
            .flatMap(
                gate ->
                    gate.judgements().stream()
                        .filter(one -> !one.outcome().equals("passed"))
                        .map(one -> new Skipped(gate.id(), one)))
            .sorted(
                Comparator.<Skipped, Instant>comparing(one -> one.judgement().release().at())
                    .reversed())
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Skipped> latest = all.subList(0, Math.min(SKIPPED, all.size()));
    Table table =
        new Table(
            Phrases.latest(latest.size(), all.size(), "skipped gate"),
            "Release",
            "Gate",
            "Outcome",
            "Why");
    latest.forEach(
        one ->
            table.row(
                phrases.version(
                    one.judgement().release().unit(), one.judgement().release().version()),
                Phrases.brief(one.gate()),
                Phrases.brief(one.judgement().outcome()),
                Phrases.brief(one.judgement().detail())));
    return Optional.of(
        table.behind(PlainText.count(all.size(), "time") + " a gate was skipped, and why"));
  }
}
