package io.github.releasekit.domain.approval;

import java.util.Optional;

/**
 * An approval that a kind of release needs.
 *
 * @param check that has to be made by hand; empty where the plan is to be approved
 * @param quorum how many people of the role have to approve, at least 1
 * @param chair who has to be one of them, by name
 */
public record RequiredApproval(
    String role, Optional<String> check, int quorum, Optional<String> chair) {

  /** Whether an approval is of this kind. */
  boolean isMetBy(Approval approval) {
    return approval.role().equals(role) && approval.check().equals(check.orElse(""));
  }

  /** The same, of a deployment to an environment (D1). */
  public RequiredApproval forDeploymentTo(String environment) {
    return new RequiredApproval(
        role, Optional.of(new DeploymentMark(environment, check).toString()), quorum, chair);
  }

  /** What has to be checked by hand; empty where a plan or a deployment is to be approved. */
  Optional<String> checkByHand() {
    return check.flatMap(
        name -> DeploymentMark.find(name).map(DeploymentMark::check).orElse(Optional.of(name)));
  }

  /**
   * {@code approvals by security}, {@code sign-offs of usability by qa}, or {@code approvals of
   * deployment to production by ops}.
   */
  public String noun() {
    Optional<DeploymentMark> deployment = check.flatMap(DeploymentMark::find);
    String what =
        deployment
            .map(
                mark -> (mark.check().isEmpty() ? "approvals of " : "sign-offs of ") + mark.words())
            .or(() -> check.map(name -> "sign-offs of " + name))
            .orElse("approvals");
    return what + " by " + role;
  }

  /** What of the command line gives it. */
  public String arguments() {
    Optional<DeploymentMark> deployment = check.flatMap(DeploymentMark::find);
    if (deployment.isPresent()) {
      return deployment.get().arguments(role);
    }
    return check
        .map(name -> "-Dcheck=" + name + " -Drole=" + role + " -Drelease-kit.note=…")
        .orElse("-Drole=" + role);
  }
}
