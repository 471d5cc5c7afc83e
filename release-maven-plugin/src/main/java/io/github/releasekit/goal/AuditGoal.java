package io.github.releasekit.goal;

import java.util.List;
import java.util.Optional;

/** Shows all that is on record of a release, or checks the record itself (T2, T7). */
public final class AuditGoal {

  /** What {@code -Dformat=} may be. */
  public static final List<String> FORMATS = List.of("markdown", "html", "json");

  /**
   * What is asked.
   *
   * @param check whether the ledger is checked, of all releases
   * @param releaseVersion whose record is wanted; empty for the release that was prepared last
   */
  public record Settings(boolean check, Optional<String> releaseVersion) {}

  private final Invocation invocation;
  private final Settings settings;

  public AuditGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  /**
   * @throws io.github.releasekit.domain.ReleaseException when something is wrong with the ledger,
   *     or there is no such release
   */
  public void run(Output output) {
    if (settings.check()) {
      try (Ledgers ledgers = new Ledgers(invocation)) {
        new LedgerCheck(ledgers).run(output);
      }
      return;
    }
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      new ReleaseAudit(workspace, invocation.component()).run(settings.releaseVersion(), output);
    }
  }
}
