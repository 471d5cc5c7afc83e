package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.adapter.html.HtmlPage;
import io.github.releasekit.domain.overview.Overview;
import io.github.releasekit.domain.overview.ShownRelease;
import io.github.releasekit.domain.overview.ShownRelease.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The dashboard as one page that loads nothing and runs nothing (T4). */
public final class DashboardPage {

  private static final String STYLE = "/io/github/releasekit/dashboard/dashboard.css";

  private final Dashboard dashboard;
  private final Phrases phrases;
  private final Element links = Element.of("ul");
  private final List<Element> sections = new ArrayList<>();

  private DashboardPage(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.phrases = Phrases.of(dashboard.overview());
  }

  /** The page in HTML. */
  public static String html(Dashboard dashboard) {
    return new DashboardPage(dashboard).page();
  }

  private String page() {
    Overview overview = dashboard.overview();
    ReleaseSection releases = new ReleaseSection(dashboard, phrases);
    OperationSections operation = new OperationSections(overview, phrases, dashboard.at());
    TrendSection trends = new TrendSection(dashboard.metrics(), phrases);
    boolean released = !overview.releases().isEmpty();
    section("status", "Status", StatusSection.of(dashboard.standings()));
    section("delivery", "Delivery performance", FigureSection.dora(dashboard.metrics()));
    if (!overview.running().isEmpty()) {
      section("environments", "Environments", operation.environments());
    }
    section(
        "timeline-of-releases",
        "Timeline",
        released ? releases.timeline() : none("No release yet."));
    section("releases", "Releases", released ? releases.tables() : none("No release yet."));
    if (released || !overview.outages().isEmpty()) {
      section("incidents", "Incidents", operation.incidents());
    }
    if (!overview.gates().isEmpty()) {
      section("gates", "Gates", new GateSection(overview.gates(), phrases).content());
    }
    section("durations", "Durations and trends", trends.series());
    section("patterns", "Patterns", trends.tallies());
    section("figures", "Other figures", FigureSection.others(dashboard.metrics()));
    if (!overview.approvals().isEmpty()) {
      section(
          "approvals", "Approvals", new ApprovalSection(overview.approvals(), phrases).content());
    }
    String title = "Releases of " + Phrases.brief(dashboard.title());
    Element body = Element.of("body");
    body.add(Element.anchor("content", "Skip to the content").as("skip"));
    body.add(
        Element.of("header")
            .add(
                Element.of("h1", title),
                Element.of("p", Phrases.brief(dashboard.scope()) + "; as of ")
                    .add(Phrases.minute(dashboard.at()))
                    .text(" UTC"),
                totals(overview)));
    body.add(Element.of("nav").with("aria-label", "Sections").add(links));
    body.add(Element.of("main").with("id", "content").addAll(sections));
    body.add(
        Element.of("footer")
            .add(Element.of("p", "Made by release-kit from the ledger of releases.")));
    return new HtmlPage(title, style(), body).html();
  }

  private static List<Element> none(String text) {
    return List.of(Element.of("p", text));
  }

  /** A section with its place in the list of them; none where it would be empty. */
  private void section(String id, String title, List<Element> content) {
    if (!content.isEmpty()) {
      links.add(Element.of("li").add(Element.anchor(id, title)));
      sections.add(
          Element.of("section")
              .with("id", id)
              .with("aria-labelledby", id + "-heading")
              .add(Element.of("h2", title).with("id", id + "-heading"))
              .addAll(content));
    }
  }

  private Element totals(Overview overview) {
    List<ShownRelease> releases = overview.releases();
    Element totals = Element.of("dl").as("totals");
    total(totals, "releases", String.valueOf(releases.size()));
    total(totals, "rolled back", String.valueOf(overview.count(State.ROLLED_BACK)));
    total(totals, "yanked", String.valueOf(overview.count(State.YANKED)));
    total(totals, "incidents", String.valueOf(overview.outages().size()));
    total(totals, "open incidents", String.valueOf(overview.openOutages()));
    if (!releases.isEmpty()) {
      ShownRelease last = releases.get(releases.size() - 1);
      total(totals, "last release", phrases.version(last.unit(), last.version()));
    }
    return totals;
  }

  private static void total(Element totals, String name, String value) {
    totals.add(Element.of("div").add(Element.of("dt", name), Element.of("dd", value)));
  }

  private static String style() {
    try (InputStream in = DashboardPage.class.getResourceAsStream(STYLE)) {
      return new String(Objects.requireNonNull(in, STYLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
