package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Tracking;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings what the ledger has come to hold to where it is kept besides, and to systems that are told
 * of it (T2, T7).
 */
public final class SyncGoal {

  private final Invocation invocation;

  public SyncGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Does so for each that the policy names.
   *
   * @param since the time from which exports are told again what they were told before, as {@code
   *     release-kit.since} has it
   * @throws ReleaseException when it names none, or one of them refuses
   */
  public void run(Optional<String> since) {
    Optional<Instant> from =
        QueryText.ALL.withSince(since).parse(invocation.clock().instant()).since();
    try (Ledgers ledgers = new Ledgers(invocation)) {
      Tracking tracking = ledgers.policy().tracking();
      if (tracking.database().isEmpty() && tracking.exports().isEmpty()) {
        throw new ReleaseException(
            "release-kit.yml names nothing that the ledger is brought to",
            "add 'exports', or a database:" + Databases.lines());
      }
      if (tracking.database().isPresent()) {
        invocation.out().accept(database(ledgers));
      }
      if (!Exports.of(invocation, ledgers).send(from)) {
        throw new ReleaseException(
            "not all exports could be told, as said above", "mvn release-kit:sync again");
      }
    }
  }

  private String database(Ledgers ledgers) {
    String name = ledgers.name();
    int added =
        Databases.intake(invocation, ledgers.policy())
            .run(ledgers.repository(), name, ledgers::head);
    return "database: "
        + (added == 0 ? "nothing new" : PlainText.count(added, "new document"))
        + " of "
        + name;
  }
}
