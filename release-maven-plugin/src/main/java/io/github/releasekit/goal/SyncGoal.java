package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.util.ArrayList;
import java.util.List;

/** Brings what the ledger has come to hold to where it is kept besides (T2). */
public final class SyncGoal {

  /** Where it is kept besides. */
  private interface Copy {
    /** Brings it there; says what was new. */
    String sync();
  }

  private final Invocation invocation;

  public SyncGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Does so for each that the policy names.
   *
   * @throws ReleaseException when it names none, or one of them refuses
   */
  public void run() {
    try (Ledgers ledgers = new Ledgers(invocation)) {
      List<Copy> copies = copies(ledgers);
      if (copies.isEmpty()) {
        throw new ReleaseException(
            "release-kit.yml names nothing that the ledger is brought to",
            "add a database:" + Databases.lines());
      }
      copies.forEach(copy -> invocation.out().accept(copy.sync()));
    }
  }

  /** What is configured. */
  private List<Copy> copies(Ledgers ledgers) {
    List<Copy> copies = new ArrayList<>();
    if (ledgers.policy().tracking().database().isPresent()) {
      copies.add(() -> database(ledgers));
    }
    return copies;
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
