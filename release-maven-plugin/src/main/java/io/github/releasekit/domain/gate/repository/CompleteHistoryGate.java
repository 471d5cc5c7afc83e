package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Obstacle;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;

/** The history is whole and the remote's release tags are here, so that the version is right. */
final class CompleteHistoryGate implements RepositoryGate {

  @Override
  public String id() {
    return "complete-history";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    if (snapshot.workingTree().shallow()) {
      return new GateResult.Refused(id(), List.of(Obstacle.SHALLOW.finding()));
    }
    List<String> grafts = snapshot.workingTree().grafts();
    if (!grafts.isEmpty()) {
      return new GateResult.Refused(
          id(), grafts.stream().map(Obstacle::graft).map(Obstacle::finding).toList());
    }
    List<String> missing =
        snapshot.remote().stream()
            .flatMap(remote -> remote.releaseTags(snapshot.tagFormat()).stream())
            .filter(tag -> !tag.equals(candidate.tag()))
            .filter(tag -> !snapshot.history().tags().contains(tag))
            .toList();
    if (!missing.isEmpty()) {
      return new GateResult.Refused(id(), List.of(Obstacle.missingTags(missing).finding()));
    }
    return new GateResult.Passed(
        id(),
        PlainText.count(snapshot.history().commits().size(), "commit")
            + " since "
            + snapshot.history().lastRelease().map(r -> r.tag()).orElse("the beginning"));
  }
}
