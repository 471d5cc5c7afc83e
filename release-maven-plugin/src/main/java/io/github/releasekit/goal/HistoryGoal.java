package io.github.releasekit.goal;

import java.util.List;

/** Lists what is on record in the ledger (T3). */
public final class HistoryGoal {

  /** The forms that it has. */
  public static final List<String> FORMATS = HistoryText.FORMATS;

  private final Invocation invocation;
  private final String from;

  /**
   * @param from {@code ledger} or {@code database}
   */
  public HistoryGoal(Invocation invocation, String from) {
    this.invocation = invocation;
    this.from = from;
  }

  /**
   * @throws io.github.releasekit.domain.ReleaseException when the query is none, or the ledger
   *     cannot be read
   */
  public void run(QueryText query, Output output) {
    try (Ledgers ledgers = new Ledgers(invocation, from)) {
      output.write(
          HistoryText.of(ledgers.read(query.parse(invocation.clock().instant())), output.format()));
    }
  }
}
