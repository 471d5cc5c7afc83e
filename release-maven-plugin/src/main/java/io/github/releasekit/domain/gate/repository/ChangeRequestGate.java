package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.change.Decision;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The change requests of this release are accepted, and there is one where it needs one (G9).
 *
 * <p>Configured by {@code changeRequests}, {@code changeRequest} and {@code
 * profiles.*.changeRequest}.
 */
final class ChangeRequestGate implements RepositoryGate {

  @Override
  public String id() {
    return "change-request";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    String version = candidate.version().toString();
    List<Decision> decisions =
        candidate.circumstances().agreements().decisions().stream()
            .filter(decision -> decision.request().releases().contains(version))
            .toList();
    if (decisions.isEmpty()) {
      return candidate.needsChangeRequest()
          ? new GateResult.Refused(
              id(),
              List.of(
                  new Finding(
                      "no change request allows " + version,
                      "name it under 'releases' of one; mvn release-kit:change -Daction=create"
                          + " begins one")))
          : new GateResult.Passed(id(), "none is asked for of this kind of release");
    }
    List<Finding> findings = new ArrayList<>();
    for (Decision decision : decisions) {
      decision.problems().forEach(problem -> findings.add(new Finding(problem, vote(decision))));
      if (!decision.isAccepted()) {
        decision
            .ignored()
            .forEach(
                ignored ->
                    findings.add(
                        new Finding(
                            ignored, "it does not count; vote" + " anew: " + vote(decision))));
      }
    }
    return GateResult.of(
        id(),
        findings,
        decisions.stream()
            .map(decision -> decision.request().id() + ": " + decision.summary())
            .collect(Collectors.joining("; ")));
  }

  private static String vote(Decision decision) {
    return "mvn release-kit:change -Daction=vote -Drelease-kit.change="
        + decision.request().id()
        + " -Drelease-kit.vote=…";
  }
}
