package io.github.releasekit.domain.gate;

import io.github.releasekit.domain.fact.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** When {@code perform} follows at once, there is a repository to deploy to and a network. */
final class DeploymentTargetGate implements Gate {

  @Override
  public String id() {
    return "deployment-target";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<String> targets =
        snapshot.reactor().modules().stream()
            .flatMap(module -> module.target().stream())
            .map(Object::toString)
            .distinct()
            .toList();
    if (!candidate.circumstances().deployedNext()) {
      return targets.isEmpty()
          ? new GateResult.Skipped(id(), "no module names a repository to deploy to")
          : new GateResult.Passed(id(), String.join(", ", targets));
    }
    List<Finding> findings = new ArrayList<>();
    if (targets.isEmpty()) {
      findings.add(
          new Finding(
              "no module names a repository to deploy to, and perform was asked for",
              "add <distributionManagement><repository> to the root POM"));
    }
    if (candidate.circumstances().offline()) {
      findings.add(
          new Finding("Maven is offline (-o), and perform was asked for", "run without -o"));
    }
    return GateResult.of(id(), findings, String.join(", ", targets));
  }
}
