package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.change.Decision;
import io.github.releasekit.domain.fact.Signing;
import java.util.List;
import java.util.Optional;

/**
 * How a plan is going to be used: what gates need to know, and a plan's digest leaves out.
 *
 * @param pushed whether the release is going to be pushed
 * @param deployed coordinates that the target repositories hold already; empty when not asked
 * @param deployedNext {@code perform} follows in the same invocation
 * @param offline Maven was started with {@code -o}
 * @param signing of its commits and its tag
 * @param approvals that the ledger has of this version
 * @param decisions on the change requests that there are
 * @param unpublished files that say who has to agree, and are not on the remote as they are here
 */
public record Circumstances(
    boolean pushed,
    Optional<List<String>> deployed,
    boolean deployedNext,
    boolean offline,
    Signing signing,
    List<Checked<Approval>> approvals,
    List<Decision> decisions,
    List<String> unpublished) {

  /** Where nobody has approved anything. */
  public Circumstances(
      boolean pushed,
      Optional<List<String>> deployed,
      boolean deployedNext,
      boolean offline,
      Signing signing) {
    this(pushed, deployed, deployedNext, offline, signing, List.of(), List.of(), List.of());
  }

  public Circumstances {
    approvals = List.copyOf(approvals);
    decisions = List.copyOf(decisions);
    unpublished = List.copyOf(unpublished);
  }
}
