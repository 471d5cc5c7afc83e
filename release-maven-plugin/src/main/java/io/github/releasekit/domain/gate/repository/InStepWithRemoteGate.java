package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The remote's branch has no commit that HEAD lacks; where it takes pull requests only, HEAD has
 * none besides either.
 *
 * <p>Skipped with {@code -DpushChanges=false}.
 */
final class InStepWithRemoteGate implements RepositoryGate {

  @Override
  public String id() {
    return "in-step-with-remote";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    Optional<Route> requested = snapshot.route().filter(way -> snapshot.policy().byPullRequest());
    if (!candidate.circumstances().pushed()) {
      if (requested.isPresent()) {
        return refused(
            requested.get().into() + " takes releases by pull requests only, and those need a push",
            "leave -DpushChanges=false out");
      }
      return new GateResult.Skipped(id(), "pushChanges is false");
    }
    Optional<Remote> remote = snapshot.remote();
    if (remote.isEmpty()) {
      return refused(
          "the repository has no remote to push to",
          Remote.ADD_ONE + "; or -DpushChanges=false to release locally");
    }
    String name = remote.get().name();
    String ref = snapshot.checkedOut().orElse("HEAD");
    String branch = ref.replaceFirst("^refs/heads/", "");
    Optional<String> other =
        remote.get().refs().keySet().stream()
            .filter(there -> there.startsWith(ref + "/") || ref.startsWith(there + "/"))
            .min(Comparator.naturalOrder());
    if (other.isPresent()) {
      return refused(
          "branch "
              + branch
              + " cannot be pushed to "
              + name
              + ", where "
              + other.get()
              + " is: git takes one of them for a directory",
          "git branch -m to another name");
    }
    if (remote.get().ahead() == Remote.DIVERGED) {
      return refused(
          branch + " on " + name + " has commits that are not here",
          "git pull --rebase " + name + " " + branch);
    }
    if (requested.filter(way -> way.onto().ref().equals(ref) && !way.pushed()).isPresent()) {
      if (remote.get().find(ref).isEmpty()) {
        return refused(
            branch + " is not on " + name + ", and no pull request can be made into it",
            "git push " + name + " " + branch);
      }
      if (remote.get().ahead() > 0) {
        return refused(
            branch
                + " is "
                + PlainText.count(remote.get().ahead(), "commit")
                + " ahead of "
                + name
                + ", and takes changes by pull requests only",
            "git switch -c a branch for them, have it merged, and bring "
                + branch
                + " back: git branch -f "
                + branch
                + " "
                + name
                + "/"
                + branch);
      }
    }
    return new GateResult.Passed(
        id(),
        remote.get().ahead() == 0
            ? branch + " is as on " + name
            : PlainText.count(remote.get().ahead(), "commit")
                + " ahead of "
                + name
                + ", pushed as well");
  }

  private GateResult refused(String problem, String next) {
    return new GateResult.Refused(id(), List.of(new Finding(problem, next)));
  }
}
