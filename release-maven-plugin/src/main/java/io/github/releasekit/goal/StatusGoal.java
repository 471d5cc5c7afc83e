package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Says where the last release stands, and the one next command (I7). */
public final class StatusGoal {

  /**
   * The status as JSON.
   *
   * @param version empty when nothing was released
   * @param state {@code none}, {@code interrupted}, {@code local}, {@code prepared}, {@code
   *     performed} or {@code rolled-back}
   * @param next the next command
   */
  public record Status(String version, String state, String detail, String next) {}

  private final Invocation invocation;

  public StatusGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  public void run(Output output) {
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      Status status = status(workspace);
      if (output.json()) {
        output.write(new String(Json.pretty(status), StandardCharsets.UTF_8));
      } else {
        String version = status.version().isEmpty() ? "" : status.version() + ": ";
        output.write(version + status.detail() + "\nnext: " + status.next() + "\n");
      }
    }
  }

  /** What this clone has begun and not finished, else what the remote's ledger says. */
  private static Status status(Workspace workspace) {
    Optional<GitRemote> remote = workspace.remote();
    Map<String, String> refs = remote.map(GitRemote::refs).orElse(Map.of());
    Journals journals = workspace.journals();
    GitLedger ledger = workspace.ledger();
    Optional<String> head =
        remote.isPresent() ? ledger.fetchHead(remote.get(), refs) : ledger.localHead();
    return Interrupted.find(workspace, journals)
        .map(StatusGoal::interrupted)
        .or(
            () ->
                Unpushed.find(workspace, journals, refs)
                    .map(
                        unpushed ->
                            new Status(
                                unpushed.version().toString(),
                                "local",
                                "released in this clone, not pushed",
                                unpushed.push())))
        .or(() -> ledger.lastPrepared(head).map(version -> released(version, ledger, head)))
        .orElse(new Status("", "none", "nothing was released yet", "mvn release-kit:plan"));
  }

  private static Status interrupted(Interrupted found) {
    return new Status(found.version().toString(), "interrupted", found.standing(), found.next());
  }

  private static Status released(Version version, GitLedger ledger, Optional<String> head) {
    if (ledger.isRolledBack(head, version.toString())) {
      return new Status(version.toString(), "rolled-back", "rolled back", "mvn release-kit:plan");
    }
    return ledger.isPerformed(head, version.toString())
        ? new Status(version.toString(), "performed", "released", "mvn release-kit:plan")
        : new Status(
            version.toString(), "prepared", "tagged and pushed", "mvn release-kit:perform");
  }
}
