package io.github.releasekit.domain.approval;

import java.util.Optional;

/**
 * An approval whose signature was looked at.
 *
 * @param approver whose key has made it; empty where it is none of theirs
 * @param problem why it is none; empty where it is one
 */
public record CheckedApproval(Approval approval, Optional<Approver> approver, String problem) {

  public static CheckedApproval by(Approver approver, Approval approval) {
    return new CheckedApproval(approval, Optional.of(approver), "");
  }

  public static CheckedApproval invalid(Approval approval, String problem) {
    return new CheckedApproval(approval, Optional.empty(), problem);
  }
}
