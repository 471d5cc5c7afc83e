package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.metrics.LeadTimes.Lead;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.overview.Outage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Computes figures from what is on record (T5, T6), each as the site defines it. */
public final class Measurement {

  /** The source of what was read from tags. */
  public static final String TAGS = "tags";

  private static final Set<String> NOT_IN_TAGS =
      Set.of(
          "change-failure-rate",
          "recovery-time",
          "rollback-rate",
          "preparation-to-publication",
          "approval-wait",
          "defect-density",
          "time-to-resolve",
          "survey-score");

  private Measurement() {}

  /**
   * What is looked at.
   *
   * @param source {@code ledger}, {@code database} or {@code tags}
   * @param since the earliest time of what counts, itself included; empty for all that is on record
   * @param until the time before which it happened; empty for now
   * @param now the time at which it is computed
   * @param production the environment whose deployments count; empty where releases do
   */
  public record Scope(
      String source,
      Optional<Instant> since,
      Optional<Instant> until,
      Instant now,
      Optional<String> production) {}

  /**
   * The figures of a time.
   *
   * @param contents of the whole time: what happened before tells what was deployed then
   */
  public static Metrics of(LedgerContents contents, Scope scope) {
    Timeline timeline = Timeline.of(contents, scope);
    Period period = timeline.period();
    List<TrackedRelease> performed = timeline.performed().toList();
    List<Lead> leads =
        timeline.lines().stream().flatMap(line -> LeadTimes.of(line).stream()).toList();
    List<Outage> outages = Outage.of(contents.entries());
    List<Figure> figures =
        Stream.of(
                new DeliveryFigures(timeline, leads, outages).all(),
                new ReleaseFigures(timeline, performed).all(),
                new QualityFigures(timeline, performed, outages).all())
            .flatMap(List::stream)
            .map(figure -> scope.source().equals(TAGS) ? ofTags(figure) : figure)
            .toList();
    return new Metrics(
        Metrics.SCHEMA_VERSION,
        scope.source(),
        timeline.isEmpty() && scope.since().isEmpty() ? "" : period.since().toString(),
        period.until().toString(),
        (int) timeline.releases().filter(one -> period.contains(one.prepared())).count(),
        figures,
        new ReleaseSeries(timeline, leads).all(),
        new Tallies(timeline, performed, outages).all());
  }

  /** Tags tell when releases were made and of what, and nothing else. */
  private static Figure ofTags(Figure figure) {
    boolean known = !NOT_IN_TAGS.contains(figure.id());
    return new Figure(
        figure.id(),
        figure.title(),
        known ? figure.value() : null,
        known ? figure.percentile90() : null,
        figure.unit(),
        known ? figure.samples() : 0,
        known ? figure.band() : null,
        known
            ? figure.note() + (figure.note().isEmpty() ? "" : "; ") + "from tags"
            : "not enough data: tags do not tell");
  }
}
