package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;

/**
 * What is to be signed can be, as far as that is known without a signature (R8).
 *
 * <p>Configured by {@code signing}.
 */
final class SigningGate implements RepositoryGate {

  @Override
  public String id() {
    return "signing";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Signing signing = candidate.circumstances().signing();
    if (!signing.wanted()) {
      return new GateResult.Passed(
          id(), "nothing is to be signed, by git's configuration and the policy");
    }
    return GateResult.of(
        id(),
        signing.obstacle().map(SigningGate::finding).map(List::of).orElse(List.of()),
        signing.description());
  }

  private static Finding finding(ReleaseException obstacle) {
    return new Finding(obstacle.problem(), obstacle.remedy());
  }
}
