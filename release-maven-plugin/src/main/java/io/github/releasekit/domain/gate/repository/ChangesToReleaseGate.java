package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;

/**
 * Something was committed since the last release.
 *
 * <p>Skipped where nothing was committed and {@code -Dbump} or {@code -DreleaseVersion} is given.
 */
final class ChangesToReleaseGate implements RepositoryGate {

  @Override
  public String id() {
    return "changes-to-release";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    History history = snapshot.history();
    int changes = candidate.changes().size();
    if (changes > 0 || history.lastRelease().isEmpty()) {
      return new GateResult.Passed(id(), PlainText.count(changes, "change"));
    }
    String tag = history.lastRelease().get().tag();
    if (candidate.forced()) {
      return new GateResult.Skipped(id(), "no change since " + tag + ", but a version was named");
    }
    return new GateResult.Refused(
        id(),
        List.of(
            new Finding(
                "nothing was committed since " + tag,
                "-Dbump=patch to release the same sources again")));
  }
}
