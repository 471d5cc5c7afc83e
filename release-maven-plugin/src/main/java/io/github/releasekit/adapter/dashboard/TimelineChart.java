package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.overview.Outage;
import io.github.releasekit.domain.overview.ShownRelease;
import io.github.releasekit.domain.overview.ShownRelease.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Releases along time, a lane for each type of version, and incidents below. */
final class TimelineChart {

  private static final List<String> TYPES = List.of("major", "minor", "patch");
  private static final double LEFT = 2;
  private static final double WIDTH = 96;
  private static final int LANE = 36;

  /** How many places a lane has: what comes closer is one larger mark. */
  private static final int PLACES = 160;

  private final List<ShownRelease> releases;
  private final List<Outage> outages;
  private final Phrases phrases;
  private final Instant start;
  private final Instant end;

  /** What is drawn as one mark. */
  private record Place(String type, State state, long at) {}

  /**
   * @param releases at least one, in the order in which they were made
   * @param now the right end
   */
  TimelineChart(List<ShownRelease> releases, List<Outage> outages, Phrases phrases, Instant now) {
    this.releases = releases;
    this.outages = outages;
    this.phrases = phrases;
    Instant first =
        Stream.concat(releases.stream().map(ShownRelease::at), outages.stream().map(Outage::start))
            .min(Comparator.naturalOrder())
            .orElse(now);
    Instant last = releases.get(releases.size() - 1).at();
    this.end = last.isAfter(now) ? last : now;
    this.start = first.isBefore(end) ? first : end.minus(Duration.ofDays(1));
  }

  /** The chart, its legend with totals, and its table. */
  Element figure() {
    List<String> types = types();
    int height = types.size() * LANE + (outages.isEmpty() ? 0 : LANE) + 24;
    Drawing drawing =
        new Drawing(
            "timeline",
            "Timeline of releases",
            PlainText.count(releases.size(), "release")
                + " and "
                + PlainText.count(outages.size(), "incident")
                + " from "
                + Phrases.day(start)
                + " to "
                + Phrases.day(end)
                + "; a mark is larger where releases stand closer than it can show",
            height);
    for (int lane = 0; lane < types.size(); lane++) {
      drawing.text(0, lane * LANE + 11, "start", Phrases.brief(types.get(lane)));
      drawing.line("axis", 0, lane * LANE + 24, 100, lane * LANE + 24);
    }
    marks(drawing, types);
    incidents(drawing, types.size() * LANE);
    ticks(drawing, height);
    return Element.of("figure")
        .add(
            Element.of("figcaption", "Releases by type of version, and incidents"),
            drawing.element(),
            legend(),
            years().behind("Timeline as a table, by year"));
  }

  private List<String> types() {
    List<String> types = new ArrayList<>(TYPES);
    releases.stream()
        .map(release -> release.manifest().releaseType())
        .distinct()
        .sorted()
        .filter(type -> !TYPES.contains(type))
        .forEach(types::add);
    return types;
  }

  private void marks(Drawing drawing, List<String> types) {
    Map<Place, List<ShownRelease>> places = new LinkedHashMap<>();
    for (ShownRelease release : releases) {
      long at = Math.round(share(release.at()) * PLACES);
      places
          .computeIfAbsent(
              new Place(release.manifest().releaseType(), release.state(), at),
              place -> new ArrayList<>())
          .add(release);
    }
    places.forEach(
        (place, there) ->
            drawing.mark(
                Mark.of(place.state()),
                LEFT + WIDTH * place.at() / PLACES,
                types.indexOf(place.type()) * LANE + 24,
                1 + Math.min(0.8, Math.log10(there.size())),
                text(there)));
  }

  private String text(List<ShownRelease> there) {
    ShownRelease first = there.get(0);
    ShownRelease last = there.get(there.size() - 1);
    String versions = phrases.version(first.unit(), first.version());
    if (there.size() > 1) {
      versions =
          there.size()
              + " releases, "
              + versions
              + " to "
              + phrases.version(last.unit(), last.version());
    }
    return versions + ", " + first.state() + ", " + Phrases.day(first.at());
  }

  private void incidents(Drawing drawing, int top) {
    if (outages.isEmpty()) {
      return;
    }
    drawing.text(0, top + 11, "start", "incidents");
    drawing.line("axis", 0, top + 24, 100, top + 24);
    for (Outage outage : outages) {
      double from = LEFT + WIDTH * share(outage.start());
      double to = LEFT + WIDTH * share(outage.end().orElse(end));
      drawing.bar(
          outage.end().isEmpty() ? "outage open" : "outage",
          from,
          top + 20,
          Math.max(0.5, to - from),
          8);
    }
  }

  private void ticks(Drawing drawing, int height) {
    String[] anchors = {"start", "middle", "end"};
    long seconds = Duration.between(start, end).toSeconds();
    for (int tick = 0; tick < anchors.length; tick++) {
      drawing.text(
          100.0 * tick / (anchors.length - 1),
          height - 4,
          anchors[tick],
          Phrases.day(start.plusSeconds(seconds * tick / (anchors.length - 1))));
    }
  }

  private double share(Instant time) {
    double all = Duration.between(start, end).toSeconds();
    return Math.max(0, Math.min(1, Duration.between(start, time).toSeconds() / all));
  }

  private Element legend() {
    long open = outages.stream().filter(outage -> outage.end().isEmpty()).count();
    Element legend = Element.of("ul").as("legend");
    for (State state : State.values()) {
      long count = releases.stream().filter(release -> release.state() == state).count();
      legend.add(entry(Mark.of(state), state + " " + count));
    }
    return legend.add(entry(Mark.INCIDENT, "incidents " + outages.size() + ", " + open + " open"));
  }

  private static Element entry(Mark mark, String text) {
    return Element.of("li").add(mark.inText()).text(" " + text);
  }

  private Table years() {
    Table table =
        new Table(
            "Releases and incidents by year",
            "Year",
            "#Releases",
            "#Major",
            "#Minor",
            "#Patch",
            "#Taken back",
            "#Incidents");
    Map<Integer, List<ShownRelease>> years = new TreeMap<>(Comparator.reverseOrder());
    releases.forEach(
        release ->
            years.computeIfAbsent(year(release.at()), any -> new ArrayList<>()).add(release));
    outages.forEach(
        outage -> years.computeIfAbsent(year(outage.start()), any -> new ArrayList<>()));
    years.forEach(
        (year, there) ->
            table.row(
                String.valueOf(year),
                there.size(),
                ofType(there, "major"),
                ofType(there, "minor"),
                ofType(there, "patch"),
                there.stream().filter(release -> release.state().takenBack()).count(),
                outages.stream().filter(outage -> year(outage.start()) == year).count()));
    return table;
  }

  private static long ofType(List<ShownRelease> there, String type) {
    return there.stream().filter(one -> one.manifest().releaseType().equals(type)).count();
  }

  static int year(Instant time) {
    return time.atZone(ZoneOffset.UTC).getYear();
  }
}
