package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.overview.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Where the last release of this clone stands, with the steps it has gone through. */
final class StatusSection {

  private StatusSection() {}

  static List<Element> of(List<Standing> standings) {
    return standings.stream().map(StatusSection::card).toList();
  }

  private static Element card(Standing standing) {
    Element card = Element.of("div").as("card status");
    String what =
        (standing.component() + " " + standing.version()).strip()
            + (standing.version().isEmpty() ? "" : ": ")
            + standing.state();
    card.add(Element.of("h3", Phrases.brief(what.isEmpty() ? standing.state() : what)));
    card.add(Element.of("p").isolated(Phrases.brief(standing.detail())));
    standing
        .missingApprovals()
        .forEach(
            missing -> card.add(Element.of("p", "missing: ").isolated(Phrases.brief(missing))));
    if (!standing.next().isEmpty()) {
      card.add(Element.of("p", "next: ").add(Element.of("code", Phrases.brief(standing.next()))));
    }
    if (!standing.steps().isEmpty()) {
      card.add(
          steps(standing)
              .behind(PlainText.count(standing.steps().size(), "step") + " in this clone"));
    }
    return card;
  }

  private static Table steps(Standing standing) {
    Table table =
        new Table(
            "Steps of " + Phrases.brief(standing.version()), "Step", "At", "#Seconds", "Outcome");
    for (StepRecord step : standing.steps()) {
      table.row(
          Phrases.brief(step.id()),
          Phrases.minute(Instant.parse(step.startedAt())),
          Phrases.number(BigDecimal.valueOf(step.seconds())),
          Phrases.brief(step.outcome()));
    }
    return table;
  }
}
