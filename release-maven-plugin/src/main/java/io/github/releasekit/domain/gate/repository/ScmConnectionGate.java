package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.RepositoryAddress;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;
import java.util.Optional;

/**
 * The remote is the repository that the POM says is developed in (R7).
 *
 * <p>Skipped with {@code -DpushChanges=false}, where the POM names no {@code developerConnection}
 * on a git host, and for a remote on this machine.
 */
final class ScmConnectionGate implements RepositoryGate {

  @Override
  public String id() {
    return "scm-connection";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Optional<Remote> remote = snapshot.remote();
    if (!candidate.circumstances().pushed() || remote.isEmpty()) {
      return new GateResult.Skipped(id(), "nothing is pushed");
    }
    Optional<RepositoryAddress> named =
        snapshot.reactor().developerConnection().flatMap(RepositoryAddress::ofConnection);
    if (named.isEmpty()) {
      return new GateResult.Skipped(id(), "the POM has no developerConnection of a git host");
    }
    Optional<RepositoryAddress> pushed = RepositoryAddress.of(remote.get().url());
    if (pushed.isEmpty()) {
      return new GateResult.Skipped(id(), remote.get().name() + " is on this machine");
    }
    return pushed.get().agreesWith(named.get())
        ? new GateResult.Passed(id(), remote.get().name() + " is " + pushed.get())
        : new GateResult.Refused(id(), List.of(finding(remote.get(), pushed.get(), named.get())));
  }

  private static Finding finding(Remote remote, RepositoryAddress pushed, RepositoryAddress named) {
    return new Finding(
        remote.name() + " is " + pushed + ", and the POM's developerConnection is " + named,
        "release from a clone of " + named + ", or correct scm/developerConnection and commit it");
  }
}
