package io.github.releasekit.goal;

import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.metrics.Measurement;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.Metrics;
import java.time.Instant;

/** Says how releases go: the figures of a time (T5, T6). */
public final class MetricsGoal {

  private MetricsGoal() {}

  /**
   * The figures that a query asks for.
   *
   * @param now the time at which they are computed
   */
  static Metrics metrics(Ledgers ledgers, LedgerQuery query, Instant now) {
    return Measurement.of(
        ledgers.read(query.wholeTime()),
        new Scope(
            "ledger", query.since(), query.until(), now, ledgers.policy().tracking().production()));
  }
}
