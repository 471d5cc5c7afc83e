package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.Survey;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.overview.Outage;
import io.github.releasekit.domain.overview.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What releases bring: fixes, what breaks, issues, and what people think of it. */
final class QualityFigures {

  private static final double HUNDRED = 100;

  private final Timeline timeline;
  private final List<TrackedRelease> performed;
  private final List<Outage> outages;

  /**
   * @param performed in the time that is looked at
   * @param outages of all time
   */
  QualityFigures(Timeline timeline, List<TrackedRelease> performed, List<Outage> outages) {
    this.timeline = timeline;
    this.performed = performed;
    this.outages = outages;
  }

  List<Figure> all() {
    return List.of(
        share(
            new Measured("breaking-changes", "Breaking changes", "percent"),
            ChangeRecord::breaking),
        share(new Measured("fix-share", "Share of fixes", "percent"), QualityFigures::isFix),
        issuesResolved(),
        IssueTimes.figure(timeline),
        defectDensity(),
        timeToResolve(),
        surveyScore());
  }

  private static boolean isFix(ChangeRecord change) {
    return change.type().equals("fix");
  }

  private int changes() {
    return performed.stream().mapToInt(release -> release.manifest().changes().size()).sum();
  }

  private Figure share(Measured measured, Predicate<ChangeRecord> wanted) {
    int part =
        (int)
            performed.stream()
                .flatMap(release -> release.manifest().changes().stream())
                .filter(wanted)
                .count();
    return measured.share(part, changes(), "changes of releases performed");
  }

  private Figure issuesResolved() {
    Measured measured = new Measured("issues-resolved", "Issues resolved", "count");
    if (performed.isEmpty()) {
      return measured.missing(0, "no release was performed");
    }
    int issues =
        (int)
            performed.stream()
                .flatMap(
                    release ->
                        release.manifest().issues().stream()
                            .map(issue -> Map.entry(release.unit().repository(), issue)))
                .distinct()
                .count();
    return measured.value(
        issues,
        performed.size(),
        "named by releases performed, "
            + Measured.number((double) issues / performed.size()).toPlainString()
            + " a release");
  }

  private Figure defectDensity() {
    Measured measured = new Measured("defect-density", "Defect density", "per-100-changes");
    int changes = changes();
    if (changes < Measured.ENOUGH_FOR_SHARE) {
      return measured.missing(
          changes,
          changes + " of at least " + Measured.ENOUGH_FOR_SHARE + " changes of releases performed");
    }
    int incidents =
        (int) outages.stream().filter(one -> timeline.period().contains(one.start())).count();
    return measured.value(
        HUNDRED * incidents / changes, changes, incidents + " incidents, " + changes + " changes");
  }

  /**
   * To the release that fixes, as far as that can be told: the ledger has no fix of an incident.
   */
  private Figure timeToResolve() {
    Map<Unit, TreeSet<Instant>> fixes = new HashMap<>();
    timeline
        .releases()
        .filter(release -> release.manifest().changes().stream().anyMatch(QualityFigures::isFix))
        .forEach(
            release ->
                release
                    .performed()
                    .ifPresent(
                        time ->
                            fixes
                                .computeIfAbsent(
                                    release.unit(), any -> new TreeSet<>(Comparator.naturalOrder()))
                                .add(time)));
    Samples hours = new Samples();
    for (Outage outage : outages) {
      Instant begun = outage.start();
      Optional.ofNullable(fixes.get(outage.unit()))
          .map(times -> times.higher(begun))
          .filter(timeline.period()::contains)
          .ifPresent(fixed -> hours.add(Samples.hours(begun, fixed)));
    }
    return new Measured("time-to-resolve", "Time to resolve", "hours")
        .median(hours, "incidents with a release after them", "to the next release with a fix");
  }

  private Figure surveyScore() {
    Measured measured = new Measured("survey-score", "Survey score", "percent");
    double sum = 0;
    long responses = 0;
    for (TimedEvent event : timeline.eventsWithin().toList()) {
      Survey survey = event.event().survey();
      if (event.type() == Type.SURVEY && isUsable(survey)) {
        sum +=
            HUNDRED
                * survey.score().doubleValue()
                / survey.best().doubleValue()
                * survey.responses();
        responses += survey.responses();
      }
    }
    int samples = (int) Math.min(responses, Integer.MAX_VALUE);
    if (samples < Measured.ENOUGH_FOR_SHARE) {
      return measured.missing(
          samples, samples + " of at least " + Measured.ENOUGH_FOR_SHARE + " responses");
    }
    return measured.value(sum / responses, samples, "of the best score, each response alike");
  }

  private static boolean isUsable(@Nullable Survey survey) {
    return survey != null
        && survey.responses() > 0
        && survey.score() != null
        && survey.best() != null
        && survey.best().compareTo(BigDecimal.ZERO) > 0
        && survey.score().compareTo(BigDecimal.ZERO) >= 0
        && survey.score().compareTo(survey.best()) <= 0;
  }
}
