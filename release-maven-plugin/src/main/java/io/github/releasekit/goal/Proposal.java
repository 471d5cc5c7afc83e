package io.github.releasekit.goal;

import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.ProposeStep;
import io.github.releasekit.step.RequestStep;
import io.github.releasekit.step.Step;
import io.github.releasekit.step.WriteObjectsStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Proposes a release to a protected branch: nothing is built or tagged before people have merged it
 * (R9).
 */
record Proposal(Invocation invocation, Workspace workspace) {

  /** The ids of its steps, in order. */
  static final List<String> STEPS = List.of("write-objects", ProposeStep.ID, RequestStep.ID);

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
