package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.Trailers;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.ProposeStep;
import io.github.releasekit.step.RequestStep;
import io.github.releasekit.step.Step;
import io.github.releasekit.step.WriteObjectsStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proposes a release to a protected branch: nothing is built or tagged before people have merged it
 * (R9).
 */
record Proposal(Invocation invocation, Workspace workspace) {

  private static final Pattern MERGE = Pattern.compile("refs/heads/merge/(.+)-into-.+");

  /** The ids of its steps, in order. */
  static final List<String> STEPS = List.of("write-objects", ProposeStep.ID, RequestStep.ID);

  /**
   * Makes sure that somebody who names no release does not take back the one before what is
   * proposed now.
   *
   * @param begun the version that was begun last in this clone
   * @throws ReleaseException when there is a proposal of another version that is not released
   */
  static void requireNone(Workspace workspace, Optional<Version> begun) {
    if (workspace.policy().byPullRequest()) {
      workspace.remote().ifPresent(remote -> requireNone(workspace, remote, begun));
    }
  }

  private static void requireNone(Workspace workspace, GitRemote remote, Optional<Version> begun) {
    Map<String, String> refs = remote.refs();
    for (String ref : new TreeSet<>(refs.keySet())) {
      Optional<Version> version =
          tag(workspace, ref)
              .filter(tag -> !refs.containsKey("refs/tags/" + tag))
              .flatMap(workspace.tagFormat()::parse)
              .filter(proposed -> !begun.equals(Optional.of(proposed)));
      if (version.isPresent() && isProposal(workspace, remote, ref, refs.get(ref))) {
        String name = PlainText.line(Branching.shortName(ref));
        throw new ReleaseException(
            version.get() + " is proposed by " + name + ", and not released yet",
            "git push "
                + remote.name()
                + " --delete "
                + name
                + " takes the proposal back; -DreleaseVersion= names a release to roll back");
      }
    }
  }

  /** The tag of the release that a branch proposes, by its name. */
  private static Optional<String> tag(Workspace workspace, String ref) {
    String prefix = "refs/heads/" + workspace.policy().branching().release();
    Matcher merge = MERGE.matcher(ref);
    return merge.matches()
        ? Optional.of(merge.group(1))
        : Optional.of(ref)
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()));
  }

  private static boolean isProposal(
      Workspace workspace, GitRemote remote, String ref, String head) {
    if (!workspace.repository().has(head)) {
      remote.fetchObjects(ref);
    }
    return !Trailers.of(workspace.repository(), head, Commit.PLAN_TRAILER).isEmpty();
  }

  void make(Snapshot snapshot, ReleasePlan plan, Journals journals) {
    Route route = plan.route().orElseThrow();
    PlanGoal.requirePassed(plan);
    new Requests(invocation, workspace).requireForge();
    JournalFile journal = journals.of(plan.decision().version());
    journal.restart();
    new Pipeline(journal, invocation.clock(), invocation.out())
        .run(plan, steps(snapshot, plan, route, journal));
    journals.forget(plan.decision().version());
    invocation.out().accept("Proposed " + plan.tag() + " to " + route.onto().name());
    invocation
        .out()
        .accept(
            "  next: when it is merged, git switch "
                + route.onto().name()
                + " && git pull, and mvn release-kit:prepare again");
  }

  private List<Step<ReleasePlan>> steps(
      Snapshot snapshot, ReleasePlan plan, Route route, JournalFile journal) {
    String branch =
        MergedRelease.proposalBranch(
            workspace, plan.tag(), route.merged().isPresent(), route.onto());
    List<Step<ReleasePlan>> steps = new ArrayList<>();
    steps.add(
        new WriteObjectsStep(
            workspace.repository(),
            route.onto().ref(),
            invocation.clock(),
            workspace.signatures(),
            workspace.ledgerHead(snapshot.remote())));
    steps.add(
        new ProposeStep(
            workspace.repository(), workspace.requireRemote(journal, ProposeStep.ID), branch));
    steps.add(new Requests(invocation, workspace).ofProposal(plan));
    return steps;
  }
}
