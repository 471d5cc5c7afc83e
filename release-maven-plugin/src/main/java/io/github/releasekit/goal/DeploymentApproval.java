package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.DeploymentMark;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.deployment.DeploymentApprovals;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signs that a release may be deployed to an environment, and enters that in the ledger (D1). */
final class DeploymentApproval {

  private final Invocation invocation;
  private final ApproveGoal.Settings settings;

  /**
   * @throws ReleaseException when something was given that decides a plan
   */
  DeploymentApproval(Invocation invocation, ApproveGoal.Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
    ReleaseRequest request = settings.request();
    if (request.bump().isPresent()
        || request.developmentVersion().isPresent()
        || request.tag().isPresent()
        || request.preRelease().isPresent()
        || request.severity().isPresent()
        || request.skips().isPresent()
        || request.adopt()) {
      throw new ReleaseException(
          "a deployment is approved of what is released, and no plan is decided on",
          "name the release by -DreleaseVersion alone, beside -Denvironment");
    }
  }

  void run(String environment) {
    try (Workspace workspace = new Workspace(invocation, settings.tagNameFormat())) {
      Optional<String> head = OnRecord.head(workspace, settings.pushChanges());
      OnRecord record = OnRecord.read(workspace, invocation.component(), head);
      Manifest release = record.release(settings.request().releaseVersion());
      record.deployments().requireNotTakenBack(release.version(), invocation.clock().instant());
      requirePlan(release);
      EnvironmentRules rules = EnvironmentRules.judged(workspace, release, environment);
      RequiredApproval asked = asked(rules, release, environment);
      Approval unsigned = approval(workspace, release, asked);
      Optional<Approval> signed =
          ApproveGoal.sign(invocation, workspace, unsigned, settings.dryRun());
      if (signed.isEmpty()) {
        return;
      }
      Approval approval = signed.get();
      Approver approver =
          new AgreementReader(rules.policy(), rules.commit(), head).approver(approval);
      if (ApproveGoal.isGiven(rules.approvals(release, head), approver, approval)) {
        invocation
            .out()
            .accept(approver.name() + " has approved this deployment already: nothing to do");
        return;
      }
      LedgerEvent event = LedgerEvent.of(approval, release.tag());
      workspace.enter(
          settings.pushChanges(),
          before -> {
            OnRecord.read(workspace, invocation.component(), before)
                .deployments()
                .requireNotTakenBack(release.version(), invocation.clock().instant());
            return workspace.ledger().events(before, event.version()).contains(event)
                ? before.orElseThrow()
                : workspace.ledger().append(before, event, Optional.empty());
          });
      report(workspace, rules, release, approver, approval);
    }
  }

  private void requirePlan(Manifest release) {
    settings
        .plan()
        .filter(seen -> !seen.equals(release.planDigest()))
        .ifPresent(
            seen -> {
              throw new ReleaseException(
                  "the plan of "
                      + release.version()
                      + " was "
                      + release.planDigest()
                      + ", and not "
                      + PlainText.shortLine(seen),
                  "find out which release is meant: -DreleaseVersion=…");
            });
  }

  /**
   * The approval that is needed and meant.
   *
   * @throws ReleaseException when none is
   */
  private RequiredApproval asked(EnvironmentRules rules, Manifest release, String environment) {
    List<RequiredApproval> required =
        rules.environment().map(DeploymentApprovals::required).orElse(List.of());
    String mark = new DeploymentMark(environment, settings.check()).toString();
    return required.stream()
        .filter(asked -> asked.check().equals(Optional.of(mark)))
        .filter(asked -> settings.role().isEmpty() || settings.role().get().equals(asked.role()))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseException(
                    "a deployment of "
                        + release.version()
                        + " to "
                        + environment
                        + " needs no "
                        + settings.check().map(check -> "check " + check).orElse("approval")
                        + settings.role().map(role -> " by " + role).orElse(""),
                    required.isEmpty()
                        ? "it needs none: " + command(release, environment)
                        : "it needs "
                            + required.stream()
                                .map(asked -> "mvn release-kit:approve " + asked.arguments())
                                .collect(Collectors.joining(", "))));
  }

  private Approval approval(Workspace workspace, Manifest release, RequiredApproval asked) {
    return new Approval(
        release.project(),
        release.version(),
        release.commit(),
        release.planDigest(),
        asked.role(),
        asked.check().orElseThrow(),
        settings.note().map(PlainText::line).orElse(""),
        settings.link().orElse(""),
        workspace.requireCommitter("approves"),
        invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        "");
  }

  private void report(
      Workspace workspace,
      EnvironmentRules rules,
      Manifest release,
      Approver approver,
      Approval approval) {
    invocation
        .out()
        .accept(
            approver.name()
                + (approval.isPlain() ? " approves " : " signs off ")
                + release.tag()
                + " for "
                + approval.purpose());
    Approvals now = rules.approvals(release, OnRecord.head(workspace, settings.pushChanges()));
    now.missing().forEach(missing -> invocation.out().accept("  missing: " + missing.problem()));
    if (now.missing().isEmpty()) {
      String environment = rules.environment().map(Environment::name).orElseThrow();
      invocation.out().accept("  next: " + command(release, environment));
    }
  }

  private static String command(Manifest release, String environment) {
    return "deploy it, then mvn release-kit:record -Devent=deployment -Denvironment="
        + environment
        + " -DreleaseVersion="
        + release.version();
  }
}
