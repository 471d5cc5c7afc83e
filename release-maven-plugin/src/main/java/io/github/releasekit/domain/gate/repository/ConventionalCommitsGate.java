package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;

/**
 * Every change is told by Conventional Commits 1.0.0, where the policy asks for it.
 *
 * <p>Configured by {@code commits.conventional}.
 */
final class ConventionalCommitsGate implements RepositoryGate {

  private static final int SHOWN = 20;

  @Override
  public String id() {
    return "conventional-commits";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<Change> others =
        candidate.changes().stream()
            .filter(change -> change.conventional().isEmpty() && change.type().isEmpty())
            .toList();
    String count =
        PlainText.count(others.size(), "commit")
            + " of "
            + candidate.changes().size()
            + " not by Conventional Commits";
    if (!snapshot.policy().commits().conventional()) {
      return new GateResult.Passed(id(), count + "; such commits are allowed");
    }
    List<Finding> findings =
        others.stream()
            .limit(SHOWN)
            .map(
                change ->
                    new Finding(
                        change.commit().shortId()
                            + " '"
                            + PlainText.line(change.commit().subject())
                            + "' is not by Conventional Commits",
                        "reword it (git rebase -i) while it is not pushed, or allow such commits"
                            + " with 'commits: {conventional: false}' in release-kit.yml"))
            .toList();
    return GateResult.of(id(), findings, count);
  }
}
