package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;

/** Those who have to agree to this kind of release have approved this very plan (G8). */
final class ApprovalsGate implements RepositoryGate {

  @Override
  public String id() {
    return "approvals";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Approvals approvals = candidate.approvals();
    if (approvals.required().isEmpty()) {
      return new GateResult.Passed(id(), "none are asked for of this kind of release");
    }
    List<Finding> findings = new ArrayList<>();
    approvals
        .missing()
        .forEach(missing -> findings.add(new Finding(missing.problem(), missing.remedy())));
    if (!findings.isEmpty()) {
      approvals
          .ignored()
          .forEach(
              ignored ->
                  findings.add(new Finding(ignored, "it does not count; approve the plan anew")));
    }
    String ignored =
        approvals.ignored().isEmpty()
            ? ""
            : "; not counted: " + String.join(", ", approvals.ignored());
    return GateResult.of(id(), findings, approvals.summary() + ignored);
  }
}
