package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.change.Decision;
import java.util.List;

/**
 * What people have agreed to.
 *
 * @param approvals that the ledger has of a version
 * @param decisions on the change requests that there are
 * @param unpublished files that say who has to agree, and are not on the remote as they are here
 */
public record Agreements(
    List<Checked<Approval>> approvals, List<Decision> decisions, List<String> unpublished) {

  /** Nobody has agreed to anything. */
  public static final Agreements NONE = new Agreements(List.of(), List.of(), List.of());

  public Agreements {
    approvals = List.copyOf(approvals);
    decisions = List.copyOf(decisions);
    unpublished = List.copyOf(unpublished);
  }
}
