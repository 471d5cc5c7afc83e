package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.UnifiedDiff;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.json.PlanDocument;
import io.github.releasekit.adapter.json.PlanDocument.PlannedEdit;
import io.github.releasekit.adapter.sign.StatementVerifier;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.plan.ReleaseTime;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows what would be released, and why; changes nothing (R1). */
public final class PlanGoal {

  private final Invocation invocation;

  public PlanGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * @param format {@code text} or {@code json}
   */
  public void run(
      ReleaseRequest request, Optional<String> tagNameFormat, boolean pushed, Output output) {
    invocation.caller().requireWholeReactor();
    try (GitRepository repository = GitRepository.open(invocation.caller().directory())) {
      Policy policy = ReleaseUnit.policyOf(repository, invocation.caller());
      if (!policy.components().isEmpty() && invocation.component().isEmpty()) {
        ComponentPlans.show(invocation, repository, policy, request, output);
        return;
      }
      Workspace workspace = new Workspace(invocation, repository, policy, tagNameFormat);
      show(plan(workspace, workspace.snapshot(pushed), request, pushed), output);
    }
  }

  /** Decides, with the target repositories asked where that is possible. */
  ReleasePlan plan(Workspace workspace, Snapshot snapshot, ReleaseRequest request, boolean pushed) {
    Planner planner = Planner.of(snapshot, request);
    boolean offline = invocation.caller().offline();
    Optional<List<String>> deployed =
        offline
            ? Optional.empty()
            : Optional.of(
                invocation.targets().held(workspace.reactor(), planner.decision().version()));
    return planner.plan(
        snapshot,
        new Circumstances(
            pushed,
            deployed,
            invocation.caller().performsToo(),
            offline,
            workspace.signing(),
            approvals(workspace, snapshot, planner.decision().version()),
            workspace.decisions(snapshot.history().head(), workspace.ledgerHead(snapshot.remote())),
            workspace.unpublished(snapshot)),
        PrepareGoal.steps(pushed));
  }

  /** The approvals of a version, with who has signed them. */
  static List<Checked<Approval>> approvals(
      Workspace workspace, Snapshot snapshot, Version version) {
    if (workspace.policy().approvers().isEmpty()) {
      return List.of();
    }
    StatementVerifier verifier = workspace.verifier(snapshot.history().head());
    return workspace
        .ledger()
        .events(workspace.ledgerHead(snapshot.remote()), version.toString())
        .stream()
        .flatMap(event -> Stream.ofNullable(event.approval()))
        .map(
            approval ->
                approval.base().equals(snapshot.history().head())
                    ? verifier.check(approval)
                    : Checked.byNobody(approval, "is of another plan"))
        .toList();
  }

  void show(ReleasePlan plan, Output output) {
    ReleaseTime time = ReleaseTime.of(invocation.clock().instant());
    PlanDocument document =
        PlanDocument.of(
            plan,
            diffs(plan.edits().release(time)),
            diffs(plan.edits().sinceRelease(time)),
            String.join("\n", plan.section()));
    if (output.json()) {
      output.write(new String(Json.pretty(document), java.nio.charset.StandardCharsets.UTF_8));
    } else {
      output.write(String.join("\n", PlanText.of(document)) + "\n");
    }
  }

  private static List<PlannedEdit> diffs(List<FileEdit> edits) {
    return edits.stream().map(edit -> new PlannedEdit(edit.path(), UnifiedDiff.of(edit))).toList();
  }

  /**
   * @throws ReleaseException with every finding of every gate
   */
  static void requirePassed(ReleasePlan plan) {
    if (!plan.findings().isEmpty()) {
      throw new ReleaseException(
          plan.tag() + " cannot be released:" + Finding.lines(plan.findings()),
          "mvn release-kit:plan shows all gates");
    }
  }
}
