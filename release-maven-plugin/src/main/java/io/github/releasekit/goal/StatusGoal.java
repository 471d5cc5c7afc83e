package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.goal.SnapshotReader.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says where the last release stands, and the one next command (I7). */
public final class StatusGoal {

  /**
   * The status as JSON.
   *
   * @param version empty when nothing was released
   * @param state {@code none}, {@code interrupted}, {@code local}, {@code prepared}, {@code
   *     drafted}, {@code performed}, {@code rolled-back} or {@code yanked}
   * @param next the next command
   * @param missingApprovals of the release that would come next, a sentence each
   */
  public record Status(
      String version, String state, String detail, String next, List<String> missingApprovals) {

    Status(String version, String state, String detail, String next) {
      this(version, state, detail, next, List.of());
    }

    Status withMissingApprovals(List<String> missing) {
      return new Status(version, state, detail, next, missing);
    }
  }

  private static final String PLAN = "mvn release-kit:plan";

  private final Invocation invocation;

  public StatusGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  public void run(Output output) {
    Status status = read();
    if (output.json()) {
      output.write(new String(Json.pretty(status), StandardCharsets.UTF_8));
    } else {
      String version = status.version().isEmpty() ? "" : status.version() + ": ";
      StringBuilder text = new StringBuilder(version + status.detail() + "\n");
      status.missingApprovals().forEach(missing -> text.append("missing: " + missing + "\n"));
      output.write(text + "next: " + status.next() + "\n");
    }
  }

  /** Where the last release stands. */
  Status read() {
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      return of(workspace);
    }
  }

  /** The status of what is released there. */
  static Status of(Workspace workspace) {
    Status status = status(workspace);
    return status.next().equals(PLAN) ? status.withMissingApprovals(missing(workspace)) : status;
  }

  /** As {@link #missingApprovals}, or why that cannot be told. */
  private static List<String> missing(Workspace workspace) {
    try {
      return missingApprovals(workspace);
    } catch (ReleaseException e) {
      return List.of("what the next release lacks is not known: " + e.problem());
    }
  }

  /** What the release that the commits ask for still needs of approvals. */
  private static List<String> missingApprovals(Workspace workspace) {
    if (workspace.policy().approvers().isEmpty()) {
      return List.of();
    }
    boolean pushed = workspace.remote().isPresent();
    Snapshot snapshot = workspace.snapshot(pushed, Purpose.of(ReleaseRequest.DEFAULT));
    Planner planner = Planner.of(snapshot, ReleaseRequest.DEFAULT);
    if (planner.changes().isEmpty()) {
      return List.of();
    }
    Circumstances circumstances =
        new Circumstances(
            pushed,
            Optional.empty(),
            false,
            true,
            workspace.signing(),
            AgreementReader.read(workspace, snapshot, planner.decision().version()));
    ReleasePlan plan = planner.plan(snapshot, circumstances, PrepareGoal.steps(snapshot, pushed));
    return plan.approvals().missing().stream()
        .map(missing -> missing.problem() + " of " + plan.tag() + ": " + missing.remedy())
        .toList();
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
        .orElse(new Status("", "none", "nothing was released yet", PLAN));
  }

  private static Status interrupted(Interrupted found) {
    return new Status(found.version().toString(), "interrupted", found.standing(), found.next());
  }

  private static Status released(Version version, GitLedger ledger, Optional<String> head) {
    if (ledger.isRolledBack(head, version.toString())) {
      return new Status(version.toString(), "rolled-back", "rolled back", PLAN);
    }
    if (ledger.isYanked(head, version.toString())) {
      return new Status(
          version.toString(),
          "yanked",
          "taken back after it was public",
          "mvn release-kit:prepare -Dbump=patch");
    }
    boolean waits =
        ledger.deliveries(head, version.toString()).values().stream()
            .anyMatch(delivery -> delivery.outcome() == Outcome.DRAFTED);
    if (waits) {
      return new Status(
          version.toString(),
          "drafted",
          "in its repositories; a draft waits for a person to look at it",
          "mvn release-kit:publish");
    }
    List<String> without =
        ledger.deliveries(head, version.toString()).values().stream()
            .filter(delivery -> delivery.outcome() == Outcome.FAILED)
            .map(Delivery::channel)
            .toList();
    if (!without.isEmpty()) {
      return new Status(
          version.toString(),
          "performed",
          "released, but not to " + String.join(", ", without),
          "mvn release-kit:perform");
    }
    return ledger.isPerformed(head, version.toString())
        ? new Status(version.toString(), "performed", "released", PLAN)
        : new Status(
            version.toString(), "prepared", "tagged and pushed", "mvn release-kit:perform");
  }
}
