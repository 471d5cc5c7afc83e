package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.metrics.Samples;
import io.github.releasekit.domain.overview.GivenApproval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has approved what, and how long that took. */
final class ApprovalSection {

  /** As many approvals have a line. */
  private static final int LATEST = 100;

  /** As many people have a line. */
  private static final int PEOPLE = 100;

  private static final String UNKNOWN = "not known";

  private final List<GivenApproval> approvals;
  private final Phrases phrases;

  ApprovalSection(List<GivenApproval> approvals, Phrases phrases) {
    this.approvals = approvals;
    this.phrases = phrases;
  }

  List<Element> content() {
    List<Element> content = new ArrayList<>();
    content.add(
        Element.of("p", "A wait is from the last commit of the release to the approval.")
            .as("note"));
    Map<String, List<GivenApproval>> people = new LinkedHashMap<>();
    for (GivenApproval given : approvals) {
      people
          .computeIfAbsent(
              given.approval().name() + ", " + given.purpose(), any -> new ArrayList<>())
          .add(given);
    }
    Table byPerson =
        new Table(
            "Approvals by person and purpose: "
                + PlainText.count(approvals.size(), "approval")
                + " in all",
            "Person and purpose",
            "#Approvals",
            "#Median wait",
            "#Longest wait");
    people.entrySet().stream()
        .limit(PEOPLE)
        .forEach(
            one -> {
              List<Duration> waits =
                  one.getValue().stream()
                      .flatMap(given -> given.waited().stream())
                      .sorted()
                      .toList();
              byPerson.row(
                  Phrases.brief(one.getKey()),
                  one.getValue().size(),
                  Samples.median(waits.stream().map(Duration::toSeconds).toList())
                      .map(seconds -> Phrases.duration(Duration.ofSeconds(Math.round(seconds))))
                      .orElse(UNKNOWN),
                  waits.isEmpty() ? UNKNOWN : Phrases.duration(waits.get(waits.size() - 1)));
            });
    content.add(byPerson.element());
    if (people.size() > PEOPLE) {
      content.add(Element.of("p", people.size() - PEOPLE + " people more have no line here"));
    }
    content.add(latest());
    return content;
  }

  private Element latest() {
    List<GivenApproval> latest = approvals.subList(0, Math.min(LATEST, approvals.size()));
    String line = Phrases.latest(latest.size(), approvals.size(), "approval");
    Table table = new Table(line, "Release", "For", "By", "At (UTC)", "#Waited", "Note", "More");
    for (GivenApproval given : latest) {
      Optional<Element> at = given.at().map(Phrases::minute);
      table.row(
          phrases.version(given.release().unit(), given.release().version()),
          Phrases.brief(given.purpose()),
          Phrases.brief(given.approval().name()),
          at.isPresent() ? at.get() : UNKNOWN,
          given.waited().map(Phrases::duration).orElse(UNKNOWN),
          Phrases.brief(given.approval().note()),
          given.approval().link().isEmpty()
              ? ""
              : Element.link(
                  given.approval().link(),
                  Phrases.brief(given.purpose())
                      + " of "
                      + Phrases.brief(given.release().version())));
    }
    return table.behind(line);
  }
}
