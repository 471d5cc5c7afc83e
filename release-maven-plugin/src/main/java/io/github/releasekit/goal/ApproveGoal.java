package io.github.releasekit.goal;

import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.approval.Statement;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Refused;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.goal.SnapshotReader.Purpose;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs that a plan may be released (G8), or that a release may be deployed (D1), and enters that
 * in the ledger.
 */
public final class ApproveGoal {

  /**
   * Gates without which the plan might be another one than is released: the approval would be void
   * before it is given.
   */
  private static final Set<String> NEEDED = Set.of("complete-history", "in-step-with-remote");

  /**
   * How it is called.
   *
   * @param environment that a release is approved to be deployed to; empty where a plan is approved
   * @param role that the approval is given in; empty where the check tells
   * @param check that was made by hand; empty to approve the plan
   * @param note of the check; empty for none
   * @param link of the check; empty for none
   * @param plan digest of the plan that was looked at; empty for whatever the plan is now
   */
  public record Settings(
      Optional<String> environment,
      Optional<String> role,
      Optional<String> check,
      Optional<String> note,
      Optional<String> link,
      Optional<String> plan,
      ReleaseRequest request,
      Optional<String> tagNameFormat,
      boolean pushChanges,
      boolean dryRun) {

    private static final Pattern LINK = Pattern.compile("https?://[\\x21-\\x7e]+");

    /**
     * @throws ReleaseException when it is not said what is approved, or how a check went
     */
    public Settings {
      if (role.isEmpty() && check.isEmpty()) {
        throw new ReleaseException(
            "an approval is given in a role, and none is named",
            "-Drole=…; mvn release-kit:plan shows which are missing");
      }
      if (check.isPresent() && note.isEmpty()) {
        throw new ReleaseException(
            "the check " + check.get() + " is to be signed off without a note",
            "-Drelease-kit.note=… says what it found");
      }
      link.filter(url -> !LINK.matcher(url).matches())
          .ifPresent(
              url -> {
                throw new ReleaseException(
                    "'" + PlainText.line(url) + "' is no link", "give a URL, https://…");
              });
    }
  }

  private final Invocation invocation;
  private final Settings settings;

  public ApproveGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  public void run() {
    if (settings.environment().isPresent()) {
      new DeploymentApproval(invocation, settings).run(settings.environment().get());
      return;
    }
    invocation.caller().requireWholeReactor();
    try (Workspace workspace = new Workspace(invocation, settings.tagNameFormat())) {
      Snapshot snapshot =
          workspace.snapshot(settings.pushChanges(), Purpose.of(settings.request()));
      ReleasePlan plan =
          new PlanGoal(invocation)
              .plan(workspace, snapshot, settings.request(), settings.pushChanges());
      requireApprovable(plan);
      RequiredApproval asked = asked(plan);
      Approval unsigned = approval(workspace.requireCommitter("approves"), plan, asked.role());
      Optional<Approval> signed = sign(invocation, workspace, unsigned, settings.dryRun());
      if (signed.isEmpty()) {
        return;
      }
      Approval approval = signed.get();
      Approver approver =
          new AgreementReader(workspace, plan.base(), Optional.empty()).approver(approval);
      if (isGiven(plan.approvals(), approver, approval)) {
        invocation.out().accept(approver.name() + " has approved this plan already: nothing to do");
        return;
      }
      LedgerEvent event = LedgerEvent.of(approval, plan.tag());
      GitLedger ledger = workspace.ledger();
      Exports.telling(
          invocation,
          workspace.policy(),
          () ->
              workspace.enter(
                  settings.pushChanges(),
                  before -> {
                    if (ledger.manifest(before, event.version()).isPresent()) {
                      throw new ReleaseException(
                          event.version() + " is released by now", "mvn release-kit:status");
                    }
                    return ledger.events(before, event.version()).contains(event)
                        ? before.orElseThrow()
                        : ledger.append(before, event, Optional.empty());
                  }));
      report(workspace, plan, approver, approval);
    }
  }

  private void requireApprovable(ReleasePlan plan) {
    String digest = plan.digest();
    settings
        .plan()
        .filter(seen -> !seen.equals(digest))
        .ifPresent(
            seen -> {
              throw new ReleaseException(
                  "the plan is " + digest + " now, and not " + seen,
                  "mvn release-kit:plan shows what has changed");
            });
    List<Finding> findings =
        GateResult.findings(
            plan.gates().stream()
                .filter(Refused.class::isInstance)
                .filter(result -> NEEDED.contains(result.gate()))
                .toList());
    if (!findings.isEmpty()) {
      throw new ReleaseException(
          plan.tag()
              + " would be released otherwise than it is planned here:"
              + Finding.lines(findings),
          "then look at the plan again: mvn release-kit:plan");
    }
  }

  /**
   * The approval that is needed and meant.
   *
   * @throws ReleaseException when none is
   */
  private RequiredApproval asked(ReleasePlan plan) {
    List<RequiredApproval> required = plan.approvals().required();
    return required.stream()
        .filter(asked -> asked.check().equals(settings.check()))
        .filter(asked -> settings.role().isEmpty() || settings.role().get().equals(asked.role()))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseException(
                    plan.tag()
                        + " needs no "
                        + settings.check().map(check -> "check " + check).orElse("approval")
                        + settings.role().map(role -> " by " + role).orElse(""),
                    required.isEmpty()
                        ? "it needs none: mvn release-kit:prepare"
                        : "it needs "
                            + required.stream()
                                .map(asked -> "mvn release-kit:approve " + asked.arguments())
                                .collect(Collectors.joining(", "))));
  }

  /**
   * Signs an approval, or shows what would be signed.
   *
   * @return empty where it is only shown
   */
  static Optional<Approval> sign(
      Invocation invocation, Workspace workspace, Approval unsigned, boolean dryRun) {
    if (dryRun) {
      invocation.results().accept("Would sign:");
      unsigned.text().lines().forEach(line -> invocation.results().accept("  " + line));
      return Optional.empty();
    }
    return Optional.of(
        unsigned.signed(workspace.signatures().ofText(unsigned.text(), Statement.NAMESPACE)));
  }

  private Approval approval(String by, ReleasePlan plan, String role) {
    return new Approval(
        plan.project(),
        plan.decision().version().toString(),
        plan.base(),
        plan.digest(),
        role,
        settings.check().orElse(""),
        settings.note().map(PlainText::line).orElse(""),
        settings.link().orElse(""),
        by,
        invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        "");
  }

  /** Whether one is on record by the same person for the same. */
  static boolean isGiven(Approvals approvals, Approver approver, Approval approval) {
    return approvals.counted().stream()
        .filter(one -> one.name().equals(approver.name()))
        .anyMatch(one -> one.approval().purpose().equals(approval.purpose()));
  }

  private void report(Workspace workspace, ReleasePlan plan, Approver approver, Approval approval) {
    invocation
        .out()
        .accept(
            approver.name()
                + (approval.check().isEmpty() ? " approves " : " signs off ")
                + plan.tag()
                + " for "
                + approval.purpose());
    invocation.out().accept("  plan " + plan.digest());
    Snapshot snapshot = workspace.snapshot(settings.pushChanges(), Purpose.of(settings.request()));
    Approvals now =
        new PlanGoal(invocation)
            .plan(workspace, snapshot, settings.request(), settings.pushChanges())
            .approvals();
    now.missing().forEach(missing -> invocation.out().accept("  missing: " + missing.problem()));
    if (now.missing().isEmpty()) {
      invocation.out().accept("  next: mvn release-kit:prepare");
    }
  }
}
