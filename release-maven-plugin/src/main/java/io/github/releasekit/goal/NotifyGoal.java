package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Notice.Subject;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Version;
import java.util.Optional;

/** Sends notices that could not be sent, or that a release is about to come (N1). */
public final class NotifyGoal {

  private final Invocation invocation;

  public NotifyGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * @param released the version that is told of; empty for the one that was prepared last
   * @param event {@code planned}; empty for what has happened
   * @throws ReleaseException when not all of them could be sent
   */
  public void run(Optional<String> released, Optional<String> event) {
    event
        .filter(word -> !word.equals(NoticePolicy.Event.PLANNED.toString()))
        .ifPresent(
            word -> {
              throw new ReleaseException(
                  "event is '" + word + "', and only 'planned' is told by asking for it",
                  "leave -Devent out: what has happened stands in the ledger");
            });
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      if (workspace.policy().notices().isEmpty()) {
        throw new ReleaseException(
            "release-kit.yml says nobody who is told", "add 'notices' to it, and commit it");
      }
      boolean all =
          event.isPresent() ? plan(workspace) : happened(workspace, released.map(Version::parse));
      if (!all) {
        throw new ReleaseException(
            "not all notices could be sent, as said above", "mvn release-kit:notify again");
      }
    }
  }

  private boolean happened(Workspace workspace, Optional<Version> wanted) {
    GitRemote remote = workspace.requireRemote();
    GitLedger ledger = workspace.ledger();
    Optional<String> head = ledger.fetchHead(remote, remote.refs());
    Manifest manifest =
        wanted
            .or(() -> ledger.lastPrepared(head))
            .flatMap(version -> ledger.manifest(head, version.toString()))
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "the ledger on " + remote.name() + " has no such release",
                        "mvn release-kit:status"));
    boolean all = new Notices(invocation, workspace).tell(manifest);
    if (all) {
      invocation.out().accept("All is told of " + manifest.version() + " that is to be told");
    }
    return all;
  }

  private boolean plan(Workspace workspace) {
    History history = workspace.history();
    Planner planner = workspace.planner(history, ReleaseRequest.DEFAULT);
    if (planner.changes().isEmpty()) {
      throw new ReleaseException(
          "there are no changes to release", "commit something, or leave -Devent=planned out");
    }
    Version version = planner.decision().version();
    return new Notices(invocation, workspace)
        .tellPlan(
            new Subject(
                workspace.reactor().root().key(),
                version.toString(),
                workspace.tagFormat().format(version),
                history.lastRelease().map(Release::version).map(Version::toString).orElse(""),
                planner.decision().releaseType().toString(),
                ""),
            NotesGoal.next(workspace));
  }
}
