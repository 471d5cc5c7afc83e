package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.ledger.LedgerContents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Computes figures from what is on record (T5, T6), each as the site defines it. */
public final class Measurement {

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
    int releases =
        (int) timeline.releases().filter(release -> period.contains(release.prepared())).count();
    return new Metrics(
        Metrics.SCHEMA_VERSION,
        scope.source(),
        timeline.isEmpty() && scope.since().isEmpty() ? "" : period.since().toString(),
        period.until().toString(),
        releases,
        new DeliveryFigures(timeline).all(),
        List.of(),
        List.of());
  }
}
