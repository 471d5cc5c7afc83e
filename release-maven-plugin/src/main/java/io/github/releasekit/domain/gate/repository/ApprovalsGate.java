package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who have to agree to this kind of release have approved this very plan (G8).
 *
 * <p>Configured by {@code approvals}, {@code approvers} and {@code profiles.*.approvals}.
 */
final class ApprovalsGate implements RepositoryGate {

  @Override
  public String id() {
    return "approvals";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Approvals approvals = candidate.approvals();
    List<String> unpublished = candidate.circumstances().agreements().unpublished();
    if (approvals.required().isEmpty() && unpublished.isEmpty()) {
      return new GateResult.Passed(id(), "none are asked for of this kind of release");
    }
    List<Finding> findings = new ArrayList<>();
    unpublished.forEach(path -> findings.add(unpublished(path)));
    approvals
        .missing()
        .forEach(missing -> findings.add(new Finding(missing.problem(), missing.remedy())));
    if (!approvals.missing().isEmpty()) {
      approvals
          .ignored()
          .forEach(
              ignored ->
                  findings.add(
                      new Finding(
                          ignored,
                          "it does not count; approve the plan anew:"
                              + " mvn release-kit:approve -Drole=…")));
    }
    String ignored =
        approvals.ignored().isEmpty()
            ? ""
            : "; not counted: " + String.join(", ", approvals.ignored());
    return GateResult.of(id(), findings, approvals.summary() + ignored);
  }

  private static Finding unpublished(String path) {
    return new Finding(
        path + " says who has to agree to a release, and is not on the remote as it is here",
        "have the change reviewed, and push it before the release");
  }
}
