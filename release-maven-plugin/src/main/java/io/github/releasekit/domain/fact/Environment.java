package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.approval.RequiredApproval;
import java.util.List;

/**
 * Where releases run (D1).
 *
 * @param name by which deployments to it are recorded
 * @param approvals that a deployment to it needs
 */
public record Environment(String name, List<RequiredApproval> approvals) {
  public Environment {
    approvals = List.copyOf(approvals);
  }
}
