package io.github.releasekit.goal;

import java.util.List;

/** Lists what is on record in the ledger (T3). */
public final class HistoryGoal {

  /** The forms that it has. */
  public static final List<String> FORMATS = HistoryText.FORMATS;

  private final Invocation invocation;

  public HistoryGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * @throws io.github.releasekit.domain.ReleaseException when the query is none, or the ledger
   *     cannot be read
   */
  public void run(QueryText query, Output output) {
    try (Ledgers ledgers = new Ledgers(invocation)) {
      output.write(
          HistoryText.of(ledgers.read(query.parse(invocation.clock().instant())), output.format()));
    }
  }
}
