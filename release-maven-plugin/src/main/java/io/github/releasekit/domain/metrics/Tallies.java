package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.metrics.Metrics.Count;
import io.github.releasekit.domain.metrics.Metrics.Tally;
import io.github.releasekit.domain.overview.Outage;
import io.github.releasekit.domain.version.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many releases, incidents and gates there were of each kind; times are in UTC. */
final class Tallies {

  private static final int MONTHS = 24;
  private static final int HOURS = 24;

  private final Timeline timeline;
  private final List<TrackedRelease> performed;
  private final List<TrackedRelease> prepared;
  private final List<Outage> outages;

  /**
   * @param performed in the time that is looked at
   * @param outages of all time
   */
  Tallies(Timeline timeline, List<TrackedRelease> performed, List<Outage> outages) {
    this.timeline = timeline;
    this.performed = performed;
    this.prepared =
        timeline.releases().filter(one -> timeline.period().contains(one.prepared())).toList();
    this.outages = outages;
  }

  List<Tally> all() {
    return List.of(
        byMonth(),
        tally(
            "releases-by-weekday",
            "Releases by weekday (UTC)",
            Stream.of(DayOfWeek.values()).map(Tallies::name).toList(),
            times().map(time -> name(time.getDayOfWeek()))),
        tally(
            "releases-by-hour",
            "Releases by hour of the day (UTC)",
            IntStream.range(0, HOURS).mapToObj(Tallies::hour).toList(),
            times().map(time -> hour(time.getHour()))),
        tally(
            "releases-by-type",
            "Releases by type",
            List.of("major", "minor", "patch", "prerelease"),
            performed.stream().map(Tallies::type)),
        tally(
            "releases-by-outcome",
            "Releases by outcome",
            List.of("performed", "prepared", "rolled-back", "yanked"),
            prepared.stream().map(Tallies::outcome)),
        tally(
            "incidents-by-severity",
            "Incidents by severity",
            List.of(),
            outages.stream()
                .filter(one -> timeline.period().contains(one.start()))
                .map(one -> severity(one.incident().severity()))
                .sorted()),
        gates("gates-passed", "Gates passed", "passed"),
        gates("gates-skipped", "Gates skipped", "skipped"));
  }

  private Stream<ZonedDateTime> times() {
    return performed.stream()
        .map(release -> release.performed().orElseThrow().atZone(ZoneOffset.UTC));
  }

  /** The last ones of the time that is looked at, those without a release included. */
  private Tally byMonth() {
    Period period = timeline.period();
    List<String> months = new ArrayList<>();
    YearMonth first =
        month(period.known().isAfter(period.since()) ? period.known() : period.since());
    YearMonth last = month(period.until().minusNanos(1));
    if (last.minusMonths(MONTHS - 1L).isAfter(first)) {
      first = last.minusMonths(MONTHS - 1L);
    }
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(month.toString());
    }
    return tally(
        "releases-by-month",
        "Releases by month",
        months,
        times().map(time -> YearMonth.from(time).toString()).filter(months::contains));
  }

  private static YearMonth month(Instant time) {
    return YearMonth.from(time.atZone(ZoneOffset.UTC));
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String hour(int hour) {
    return String.format(Locale.ROOT, "%02d", hour);
  }

  private static String type(TrackedRelease release) {
    boolean preRelease = Version.find(release.version()).filter(Version::isPreRelease).isPresent();
    return preRelease ? "prerelease" : PlainText.shortLine(release.manifest().releaseType());
  }

  private static String outcome(TrackedRelease release) {
    if (release.yanked().isPresent()) {
      return "yanked";
    }
    if (release.rolledBack().isPresent()) {
      return "rolled-back";
    }
    return release.performed().isPresent() ? "performed" : "prepared";
  }

  private static String severity(String word) {
    return word.isBlank() ? "none given" : PlainText.shortLine(word);
  }

  private Tally gates(String id, String title, String outcome) {
    return tally(
        id,
        title,
        List.of(),
        prepared.stream()
            .flatMap(release -> release.manifest().gates().stream())
            .filter(gate -> gate.outcome().equals(outcome))
            .map(GateRecord::id)
            .map(PlainText::shortLine)
            .sorted());
  }

  /** Labels that are not among the first ones come after them; what has none of those is left. */
  private static Tally tally(String id, String title, List<String> first, Stream<String> labels) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    first.forEach(label -> counts.put(label, 0));
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    return new Tally(
        id,
        title,
        counts.entrySet().stream()
            .map(entry -> new Count(entry.getKey(), entry.getValue()))
            .toList());
  }
}
