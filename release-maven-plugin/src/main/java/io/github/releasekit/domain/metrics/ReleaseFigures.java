package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.metrics.Metrics.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How often releases are made, and how long it takes. */
final class ReleaseFigures {

  private static final double DAYS_OF_A_MONTH = 30.4375;
  private static final double HOURS_OF_A_DAY = 24;

  private final Timeline timeline;
  private final List<TrackedRelease> performed;

  /**
   * @param performed in the time that is looked at
   */
  ReleaseFigures(Timeline timeline, List<TrackedRelease> performed) {
    this.timeline = timeline;
    this.performed = performed;
  }

  List<Figure> all() {
    return List.of(
        rollbackRate(),
        cycleTime(),
        releaseFrequency(),
        releaseInterval(),
        changesPerRelease(),
        between(
            new Measured("preparation-to-publication", "Preparation to publication", "hours"),
            release -> Optional.of(release.prepared()),
            TrackedRelease::performed,
            "releases performed"),
        between(
            new Measured("approval-wait", "First approval to preparation", "hours"),
            TrackedRelease::approved,
            release -> Optional.of(release.prepared()),
            "approved releases prepared"));
  }

  private Figure rollbackRate() {
    List<TrackedRelease> prepared =
        timeline.releases().filter(one -> timeline.period().contains(one.prepared())).toList();
    int back = (int) prepared.stream().filter(TrackedRelease::isTakenBack).count();
    return new Measured("rollback-rate", "Rollback rate", "percent")
        .share(back, prepared.size(), "releases");
  }

  private Figure cycleTime() {
    return between(
        new Measured("cycle-time", "Cycle time", "hours"),
        TrackedRelease::begun,
        TrackedRelease::performed,
        "releases performed whose commits have times");
  }

  private Figure releaseFrequency() {
    Measured measured = new Measured("release-frequency", "Release frequency", "per-month");
    double months = timeline.period().days() / DAYS_OF_A_MONTH;
    if (timeline.isEmpty()) {
      return measured.missing(0, "nothing is on record");
    }
    if (months < 1) {
      return measured.missing(performed.size(), "less than a month is on record");
    }
    return measured.value(performed.size() / months, performed.size(), "releases performed");
  }

  private Figure releaseInterval() {
    Samples days = new Samples();
    for (ReleaseLine line : timeline.lines()) {
      List<Instant> times =
          line.releases().stream()
              .map(TrackedRelease::performed)
              .flatMap(Optional::stream)
              .sorted()
              .toList();
      for (int i = 1; i < times.size(); i++) {
        if (timeline.period().contains(times.get(i))) {
          days.add(Samples.hours(times.get(i - 1), times.get(i)) / HOURS_OF_A_DAY);
        }
      }
    }
    return new Measured("release-interval", "Time between releases", "days")
        .median(days, "releases performed after another", "of one component each");
  }

  private Figure changesPerRelease() {
    Samples changes = new Samples();
    performed.forEach(release -> changes.add(release.manifest().changes().size()));
    return new Measured("changes-per-release", "Changes per release", "count")
        .median(changes, "releases performed", "");
  }

  /** The time from one to another, of those whose other is within the time that is looked at. */
  private Figure between(
      Measured measured,
      Function<TrackedRelease, Optional<Instant>> from,
      Function<TrackedRelease, Optional<Instant>> to,
      String what) {
    Samples hours = new Samples();
    timeline
        .releases()
        .forEach(
            release -> {
              Optional<Instant> end = to.apply(release).filter(timeline.period()::contains);
              Optional<Instant> start = from.apply(release);
              if (start.isPresent() && end.isPresent()) {
                hours.add(Samples.hours(start.get(), end.get()));
              }
            });
    return measured.median(hours, what, "");
  }
}
