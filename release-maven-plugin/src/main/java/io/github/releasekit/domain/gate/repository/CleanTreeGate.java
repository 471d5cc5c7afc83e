package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;

/**
 * No tracked file differs from HEAD, and no untracked file stands where the release would write.
 */
final class CleanTreeGate implements RepositoryGate {

  private static final int SHOWN = 10;

  @Override
  public String id() {
    return "clean-tree";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<Finding> findings = new ArrayList<>();
    List<String> modified = snapshot.workingTree().modified();
    if (!modified.isEmpty()) {
      String more = modified.size() > SHOWN ? " and " + (modified.size() - SHOWN) + " more" : "";
      findings.add(
          new Finding(
              "uncommitted changes in "
                  + String.join(", ", modified.stream().limit(SHOWN).toList())
                  + more,
              "git commit -a, or git stash"));
    }
    if (snapshot.workingTree().untracked().contains(Policy.FILE)) {
      findings.add(
          new Finding(
              Policy.FILE + " is not under version control, so that it is not followed",
              "git add " + Policy.FILE + " && git commit"));
    }
    snapshot.workingTree().untracked().stream()
        .filter(candidate.written()::contains)
        .sorted()
        .forEach(
            path ->
                findings.add(
                    new Finding(
                        path + " is not under version control, and the release would write it",
                        "git add " + path + " && git commit, or move it away")));
    return GateResult.of(id(), findings, "no tracked file differs from HEAD");
  }
}
