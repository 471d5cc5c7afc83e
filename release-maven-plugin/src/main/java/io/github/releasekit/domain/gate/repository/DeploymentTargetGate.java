package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;

/**
 * When {@code perform} follows at once, there is a repository to deploy to and a network.
 *
 * <p>Skipped where a module names no repository, and {@code perform} does not follow at once.
 */
final class DeploymentTargetGate implements RepositoryGate {

  @Override
  public String id() {
    return "deployment-target";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<ReactorModule> deployed =
        snapshot.reactor().modules().stream().filter(ReactorModule::deployed).toList();
    List<String> without =
        deployed.stream().filter(m -> m.target().isEmpty()).map(ReactorModule::key).toList();
    String targets =
        String.join(
            ", ",
            deployed.stream()
                .flatMap(module -> module.target().stream())
                .map(Object::toString)
                .distinct()
                .toList());
    if (!candidate.circumstances().deployedNext()) {
      return without.isEmpty()
          ? new GateResult.Passed(id(), targets.isEmpty() ? "no module is deployed" : targets)
          : new GateResult.Skipped(id(), nowhere(without) + "; perform will need one");
    }
    List<Finding> findings = new ArrayList<>();
    if (!without.isEmpty()) {
      findings.add(
          new Finding(
              nowhere(without) + ", and perform was asked for",
              "add <distributionManagement><repository> to the POM, or maven.deploy.skip to modules"
                  + " that are not deployed"));
    }
    if (candidate.circumstances().offline()) {
      findings.add(
          new Finding("Maven is offline (-o), and perform was asked for", "run without -o"));
    }
    if (!candidate.circumstances().pushed()) {
      findings.add(
          new Finding(
              "pushChanges is false, and perform was asked for",
              "perform after the push that mvn release-kit:status prints"));
    }
    return GateResult.of(id(), findings, targets);
  }

  private static String nowhere(List<String> modules) {
    return "no repository to deploy " + String.join(", ", modules) + " to";
  }
}
