package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.metrics.LeadTimes.Lead;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import io.github.releasekit.domain.overview.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/** Numbers of each release, in the order in which they were prepared. */
final class ReleaseSeries {

  private static final String SECONDS = "seconds";

  private final Period period;
  private final List<TrackedRelease> releases;
  private final Map<TrackedRelease, Samples> leadHours = new IdentityHashMap<>();

  /**
   * @param leads of all time
   */
  ReleaseSeries(Timeline timeline, List<Lead> leads) {
    this.period = timeline.period();
    this.releases =
        timeline.releases().sorted(Comparator.comparing(TrackedRelease::prepared)).toList();
    for (Lead lead : leads) {
      if (lead.committed().isPresent()) {
        leadHours.computeIfAbsent(lead.release(), any -> new Samples()).add(lead.hours());
      }
    }
  }

  List<Series> all() {
    return List.of(
        durations("build-seconds", "Build", release -> steps(release, "build"::equals)),
        durations("test-seconds", "Tests", ReleaseSeries::tests),
        durations(
            "gate-seconds", "Result gates", release -> steps(release, "judge-results"::equals)),
        durations("release-seconds", "All steps", release -> steps(release, any -> true)),
        series("lead-time-hours", "Lead time for changes", "hours", this::leadTime, false),
        series(
            "changes",
            "Changes",
            "count",
            release -> OptionalDouble.of(release.manifest().changes().size()),
            false));
  }

  private Series durations(
      String id, String title, Function<TrackedRelease, OptionalDouble> value) {
    return series(id, title, SECONDS, value, true);
  }

  /** What was before the time that is looked at is compared with, and not shown. */
  private Series series(
      String id,
      String title,
      String unit,
      Function<TrackedRelease, OptionalDouble> value,
      boolean compared) {
    Map<Unit, Regression> before = new HashMap<>();
    List<Point> points = new ArrayList<>();
    for (TrackedRelease release : releases) {
      OptionalDouble number = value.apply(release);
      if (number.isEmpty()) {
        continue;
      }
      boolean regression =
          compared
              && before
                  .computeIfAbsent(release.unit(), any -> new Regression())
                  .next(number.getAsDouble());
      if (period.contains(release.prepared())) {
        points.add(
            new Point(
                release.unit().repository(),
                release.unit().component(),
                release.version(),
                release.prepared().toString(),
                Measured.number(number.getAsDouble()),
                regression));
      }
    }
    return new Series(id, title, unit, points);
  }

  private static OptionalDouble steps(TrackedRelease release, Predicate<String> wanted) {
    List<StepRecord> steps =
        release.steps().stream().filter(step -> wanted.test(step.id())).toList();
    return steps.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(steps.stream().mapToDouble(StepRecord::seconds).sum());
  }

  /** What the gates of tests say that they took. */
  private static OptionalDouble tests(TrackedRelease release) {
    List<BigDecimal> seconds =
        release.manifest().gates().stream()
            .map(GateRecord::figures)
            .filter(figures -> figures.containsKey("passed"))
            .map(figures -> figures.get(SECONDS))
            .filter(Objects::nonNull)
            .toList();
    return seconds.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(seconds.stream().mapToDouble(BigDecimal::doubleValue).sum());
  }

  private OptionalDouble leadTime(TrackedRelease release) {
    Samples hours = leadHours.get(release);
    return hours == null ? OptionalDouble.empty() : OptionalDouble.of(hours.median());
  }
}
