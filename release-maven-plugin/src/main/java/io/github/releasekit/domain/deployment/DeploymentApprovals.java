package io.github.releasekit.domain.deployment;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.approval.DeploymentMark;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.List;

/** Which approvals a deployment of a release needs, and has (D1). */
public final class DeploymentApprovals {

  private DeploymentApprovals() {}

  /** What a deployment to an environment needs. */
  public static List<RequiredApproval> required(Environment environment) {
    return environment.approvals().stream()
        .map(asked -> asked.forDeploymentTo(environment.name()))
        .toList();
  }

  /** Whether an approval is of deployments to an environment, and not of another one or a plan. */
  public static boolean isMeant(Approval approval, String environment) {
    return DeploymentMark.find(approval.check())
        .filter(mark -> mark.environment().equals(environment))
        .isPresent();
  }

  /**
   * Judges approvals: those count that are of this release, its commit and its plan, signed by
   * somebody who has the role. Those of other environments, and of plans, are left out.
   *
   * @param checked approvals on record, by whom they were signed
   */
  public static Approvals of(
      Environment environment,
      Manifest release,
      List<Approver> approvers,
      List<Checked<Approval>> checked) {
    return Approvals.of(
        required(environment),
        approvers,
        checked.stream()
            .filter(one -> isMeant(one.statement(), environment.name()))
            .map(one -> ofThis(release, one))
            .toList(),
        release.project(),
        release.planDigest());
  }

  private static Checked<Approval> ofThis(Manifest release, Checked<Approval> checked) {
    Approval approval = checked.statement();
    if (!approval.version().equals(release.version())) {
      return Checked.byNobody(approval, "is of " + approval.version());
    }
    if (!approval.base().equals(release.commit())) {
      return Checked.byNobody(approval, "is of another commit");
    }
    return checked;
  }
}
