package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Content;
import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.overview.ShownRelease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Releases as a timeline and as tables. */
final class ReleaseSection {

  /** As many are seen at once. */
  static final int LATEST = 20;

  /** As many have a line; of earlier ones there are numbers. */
  static final int LISTED = 1500;

  private final Dashboard dashboard;
  private final Phrases phrases;

  ReleaseSection(Dashboard dashboard, Phrases phrases) {
    this.dashboard = dashboard;
    this.phrases = phrases;
  }

  List<Element> timeline() {
    return List.of(
        new TimelineChart(
                dashboard.overview().releases(),
                dashboard.overview().outages(),
                phrases,
                dashboard.at())
            .figure());
  }

  List<Element> tables() {
    List<ShownRelease> latestFirst = new ArrayList<>(dashboard.overview().releases());
    Collections.reverse(latestFirst);
    List<Element> content = new ArrayList<>();
    int latest = Math.min(LATEST, latestFirst.size());
    content.add(
        table(Phrases.latest(latest, latestFirst.size(), "release"), latestFirst.subList(0, latest))
            .element());
    Map<Integer, List<ShownRelease>> years = new TreeMap<>(Comparator.reverseOrder());
    for (ShownRelease release : latestFirst.subList(latest, latestFirst.size())) {
      years
          .computeIfAbsent(TimelineChart.year(release.at()), year -> new ArrayList<>())
          .add(release);
    }
    int listed = latest;
    for (Map.Entry<Integer, List<ShownRelease>> year : years.entrySet()) {
      List<ShownRelease> there = year.getValue();
      List<ShownRelease> shown = there.subList(0, Math.min(there.size(), LISTED - listed));
      listed += shown.size();
      String line = year.getKey() + ": " + PlainText.count(there.size(), "earlier release");
      content.add(
          shown.isEmpty()
              ? Element.of("p", line)
              : table("Earlier releases of " + year.getKey(), shown).behind(line));
    }
    if (listed < latestFirst.size()) {
      content.add(
          Element.of(
              "p",
              latestFirst.size()
                  - listed
                  + " releases before these have no line here; mvn release-kit:history lists all"));
    }
    return content;
  }

  private Table table(String caption, List<ShownRelease> releases) {
    Table table =
        new Table(
            caption,
            "Version",
            "Made (UTC)",
            "Type",
            "State",
            "#Changes",
            "#Issues",
            "#Gates passed",
            "#Gates skipped",
            "#Incidents",
            "Since");
    for (ShownRelease release : releases) {
      table.row(
          version(release),
          Phrases.minute(release.at()),
          Phrases.brief(release.manifest().releaseType()),
          Element.of("span")
              .as("state")
              .add(Mark.of(release.state()).inText())
              .text(" " + release.state()),
          release.manifest().changes().size(),
          release.manifest().issues().size(),
          release.gates("passed"),
          release.gates("skipped"),
          release.incidents(),
          compare(release));
    }
    return table;
  }

  private Content version(ShownRelease release) {
    String name = phrases.version(release.unit(), release.version());
    return dashboard
        .pages()
        .map(pages -> Element.link(pages.tag(release.manifest().tag()), name))
        .orElseGet(() -> Element.of("span", name));
  }

  /** What the release is compared with, the tags of both being of one form. */
  private Content compare(ShownRelease release) {
    String previous = release.manifest().previousVersion();
    if (previous == null) {
      return new Content.Text("the first");
    }
    String tag = release.manifest().tag();
    Optional<WebLinks> pages = dashboard.pages().filter(any -> tag.endsWith(release.version()));
    return pages
        .map(
            any -> {
              String before =
                  tag.substring(0, tag.length() - release.version().length()) + previous;
              return Element.link(any.compare(before, tag), Phrases.brief(previous));
            })
        .orElseGet(() -> Element.of("span", Phrases.brief(previous)));
  }
}
