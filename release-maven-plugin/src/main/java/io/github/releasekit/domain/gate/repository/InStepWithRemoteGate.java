package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The remote's branch has no commit that HEAD lacks. */
final class InStepWithRemoteGate implements RepositoryGate {

  @Override
  public String id() {
    return "in-step-with-remote";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    if (!candidate.circumstances().pushed()) {
      return new GateResult.Skipped(id(), "pushChanges is false");
    }
    Optional<Remote> remote = snapshot.remote();
    if (remote.isEmpty()) {
      return new GateResult.Refused(
          id(),
          List.of(
              new Finding(
                  "the repository has no remote to push to",
                  "git remote add origin URL, or -DpushChanges=false to release locally")));
    }
    String name = remote.get().name();
    String ref = snapshot.branch().orElse("HEAD");
    String branch = ref.replaceFirst("^refs/heads/", "");
    Optional<String> other =
        remote.get().refs().keySet().stream()
            .filter(there -> there.startsWith(ref + "/") || ref.startsWith(there + "/"))
            .min(Comparator.naturalOrder());
    if (other.isPresent()) {
      return new GateResult.Refused(
          id(),
          List.of(
              new Finding(
                  "branch "
                      + branch
                      + " cannot be pushed to "
                      + name
                      + ", where "
                      + other.get()
                      + " is: git takes one of them for a directory",
                  "git branch -m to another name")));
    }
    String checkedOut = snapshot.checkedOut().map(Branching::shortName).orElse("HEAD");
    if (remote.get().ahead() == Remote.DIVERGED) {
      return new GateResult.Refused(
          id(),
          List.of(
              new Finding(
                  checkedOut + " on " + name + " has commits that are not here",
                  "git pull --rebase " + name + " " + checkedOut)));
    }
    return new GateResult.Passed(
        id(),
        remote.get().ahead() == 0
            ? checkedOut + " is as on " + name
            : PlainText.count(remote.get().ahead(), "commit")
                + " ahead of "
                + name
                + ", pushed as well");
  }
}
