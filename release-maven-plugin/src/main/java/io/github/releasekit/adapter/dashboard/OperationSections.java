package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.overview.Outage;
import io.github.releasekit.domain.overview.Overview;
import io.github.releasekit.domain.overview.RunningVersion;
import io.github.releasekit.domain.overview.ShownRelease;
import io.github.releasekit.domain.overview.ShownRelease.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What runs where, and what broke. */
final class OperationSections {

  /** As many incidents that have ended are seen at once. */
  private static final int LATEST = 20;

  /** As many incidents have a line. */
  private static final int LISTED = 500;

  private final Overview overview;
  private final Phrases phrases;
  private final Instant now;

  OperationSections(Overview overview, Phrases phrases, Instant now) {
    this.overview = overview;
    this.phrases = phrases;
    this.now = now;
  }

  List<Element> environments() {
    Table table =
        new Table(
            "What environments run",
            "Environment",
            "Runs",
            "Since (UTC)",
            "Beside the latest release",
            "Brought by",
            "More");
    for (RunningVersion running : overview.running()) {
      String of = phrases.several() ? " of " + phrases.unit(running.unit()) : "";
      table.row(
          Phrases.brief(running.environment()) + of,
          running.version().map(Phrases::brief).orElse("nothing"),
          Phrases.minute(running.since()),
          beside(running),
          person(running.by()),
          running.link().isEmpty()
              ? ""
              : Element.link(
                  running.link(), "deployment to " + Phrases.brief(running.environment())));
    }
    return List.of(table.element());
  }

  private String beside(RunningVersion running) {
    String failed =
        running
            .failed()
            .map(one -> "; " + Phrases.brief(one.version()) + " failed on " + Phrases.day(one.at()))
            .orElse("");
    return running.version().map(version -> behind(running, version)).orElse("") + failed;
  }

  /** How many releases that stand came after it. */
  private String behind(RunningVersion running, String version) {
    List<ShownRelease> standing =
        overview.releases().stream()
            .filter(release -> release.unit().equals(running.unit()))
            .toList();
    int at = -1;
    for (int i = 0; i < standing.size(); i++) {
      at = standing.get(i).version().equals(version) ? i : at;
    }
    if (at < 0) {
      return "not among the releases shown";
    }
    if (standing.get(at).state().takenBack()) {
      return "was taken back: " + standing.get(at).state();
    }
    long behind =
        standing.subList(at + 1, standing.size()).stream()
            .filter(release -> release.state() == State.PERFORMED)
            .count();
    return behind == 0 ? "the latest" : PlainText.count(behind, "release") + " behind";
  }

  List<Element> incidents() {
    List<Outage> open = overview.outages().stream().filter(one -> one.end().isEmpty()).toList();
    List<Outage> closed = overview.outages().stream().filter(one -> one.end().isPresent()).toList();
    List<Element> content = new ArrayList<>();
    content.add(
        open.isEmpty()
            ? Element.of("p", "No incident is open.")
            : table("Open incidents: " + open.size(), first(open, LISTED)).element());
    List<Outage> latest = first(closed, LATEST);
    if (!latest.isEmpty()) {
      content.add(
          table(Phrases.latest(latest.size(), closed.size(), "incident") + " that ended", latest)
              .element());
    }
    List<Outage> earlier = first(closed.subList(latest.size(), closed.size()), LISTED);
    if (!earlier.isEmpty()) {
      content.add(
          table("Earlier incidents", earlier)
              .behind(PlainText.count(closed.size() - latest.size(), "earlier incident")));
    }
    int listed = Math.min(open.size(), LISTED) + latest.size() + earlier.size();
    if (listed < overview.outages().size()) {
      content.add(
          Element.of(
              "p",
              overview.outages().size()
                  - listed
                  + " incidents more have no line here; mvn release-kit:history lists all"));
    }
    return content;
  }

  private static List<Outage> first(List<Outage> all, int count) {
    return all.subList(0, Math.min(count, all.size()));
  }

  private Table table(String caption, List<Outage> outages) {
    Table table =
        new Table(
            caption,
            "Incident",
            "State",
            "Began (UTC)",
            "Lasted",
            "Version",
            "Environment",
            "Severity",
            "What happened");
    for (Outage outage : outages) {
      table.row(
          Element.link(outage.incident().link(), Phrases.brief(outage.incident().id())),
          outage.end().isEmpty() ? Element.of("strong", "open") : "ended",
          Phrases.minute(outage.start()),
          Phrases.duration(outage.lasted(now)),
          phrases.version(outage.unit(), outage.version()),
          Phrases.brief(outage.incident().environment()),
          Phrases.brief(outage.incident().severity()),
          Phrases.brief(outage.detail()));
    }
    return table;
  }

  /** A name without its address of e-mail, which is not for every reader of a page. */
  static String person(String nameAndEmail) {
    int email = nameAndEmail.indexOf('<');
    return Phrases.brief(email > 0 ? nameAndEmail.substring(0, email) : nameAndEmail);
  }
}
