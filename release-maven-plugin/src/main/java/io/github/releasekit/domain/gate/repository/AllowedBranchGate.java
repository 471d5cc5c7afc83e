package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;
import java.util.Optional;

/** HEAD is on a branch that the policy releases from, and git knows who commits. */
final class AllowedBranchGate implements RepositoryGate {

  private static final String HEADS = "refs/heads/";

  @Override
  public String id() {
    return "allowed-branch";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Optional<String> branch = snapshot.branch().map(ref -> ref.substring(HEADS.length()));
    if (branch.isEmpty()) {
      return refused(
          "HEAD is detached, and not at exactly one branch of the remote to release from",
          "git switch main, or in CI, for the commit that it checked out: git switch -C main");
    }
    List<String> allowed = snapshot.policy().branches();
    if (!snapshot.policy().allowsBranch(branch.get())) {
      return refused(
          "branch " + branch.get() + " is none of " + String.join(", ", allowed),
          "git switch to one of them, or add the branch to 'branches' in release-kit.yml");
    }
    if (snapshot.workingTree().committer().isEmpty()) {
      return refused(
          "git does not know who commits",
          "git config user.name \"Your Name\" && git config user.email you@example.org");
    }
    return new GateResult.Passed(id(), "branch " + branch.get());
  }

  private GateResult refused(String problem, String remedy) {
    return new GateResult.Refused(id(), List.of(new Finding(problem, remedy)));
  }
}
