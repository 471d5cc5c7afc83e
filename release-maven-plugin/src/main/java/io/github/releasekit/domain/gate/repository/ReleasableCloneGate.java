package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Obstacle;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.GateResult;

/** The clone has all that HEAD needs, and no git operation in it is unfinished. */
final class ReleasableCloneGate implements RepositoryGate {

  @Override
  public String id() {
    return "releasable-clone";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    return GateResult.of(
        id(),
        snapshot.workingTree().obstacles().stream().map(Obstacle::finding).toList(),
        "submodules and large files are here, nothing is unfinished");
  }
}
