package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long issues take, from their first commit to the last release that names them. */
final class IssueTimes {

  private record Key(String repository, String issue) {}

  /**
   * @param begun when the first commit that names it was made
   * @param released when the last release that names it was performed
   */
  private record Span(Instant begun, Instant released) {

    Span with(Span other) {
      return new Span(
          other.begun.isBefore(begun) ? other.begun : begun,
          other.released.isAfter(released) ? other.released : released);
    }
  }

  private IssueTimes() {}

  static Figure figure(Timeline timeline) {
    Map<Key, Span> spans = new HashMap<>();
    timeline
        .releases()
        .forEach(release -> release.performed().ifPresent(time -> add(spans, release, time)));
    Samples hours = new Samples();
    spans.values().stream()
        .filter(span -> timeline.period().contains(span.released()))
        .forEach(span -> hours.add(Samples.hours(span.begun(), span.released())));
    return new Measured("issue-resolution-time", "Issue resolution time", "hours")
        .median(
            hours,
            "issues of releases performed whose commits are known",
            "from the first commit that names an issue to the last release that does");
  }

  private static void add(Map<Key, Span> spans, TrackedRelease release, Instant performed) {
    for (ChangeRecord change : release.manifest().changes()) {
      Optional<Instant> committed = TrackedRelease.committed(change);
      for (String issue : change.issues()) {
        committed.ifPresent(
            time ->
                spans.merge(
                    new Key(release.unit().repository(), issue),
                    new Span(time, performed),
                    Span::with));
      }
    }
  }
}
