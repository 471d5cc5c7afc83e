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

  /** {@code approvals by security}, or {@code sign-offs of usability by qa}. */
  String noun() {
    return check.map(name -> "sign-offs of " + name).orElse("approvals") + " by " + role;
  }

  /** What of the command line gives it. */
  public String arguments() {
    return check
        .map(name -> "-Dcheck=" + name + " -Drole=" + role + " -Drelease-kit.note=…")
        .orElse("-Drole=" + role);
  }
}
