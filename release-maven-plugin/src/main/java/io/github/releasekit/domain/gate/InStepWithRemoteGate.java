package io.github.releasekit.domain.gate;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Snapshot;
import java.util.List;
import java.util.Optional;

/** The remote's branch has no commit that HEAD lacks. */
final class InStepWithRemoteGate implements Gate {

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
    String branch = snapshot.workingTree().branch().orElse("HEAD").replaceFirst("^refs/heads/", "");
    if (remote.get().ahead() == Remote.DIVERGED) {
      return new GateResult.Refused(
          id(),
          List.of(
              new Finding(
                  branch + " on " + name + " has commits that are not here",
                  "git pull --rebase " + name + " " + branch)));
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
}
