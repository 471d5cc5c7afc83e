package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.ledger.EarlierTimes;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ManifestFrozen;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.goal.SnapshotReader.Purpose;
import io.github.releasekit.step.AssetsStep;
import io.github.releasekit.step.JudgeResultsStep;
import io.github.releasekit.step.MergeForwardStep;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.RequestStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a release off to the side, builds it once, and publishes it by one atomic push (R2). */
public final class PrepareGoal {

  /**
   * How a release is prepared.
   *
   * @param build empty where perform builds it
   * @param finished the kind of the branch that the release ends; empty where it goes on
   * @param pushChanges false moves the refs of this clone only
   * @param dryRun shows the plan and stops
   */
  public record Settings(
      ReleaseRequest request,
      Optional<String> tagNameFormat,
      InnerBuild.Options build,
      Optional<Role> finished,
      boolean pushChanges,
      boolean dryRun) {}

  private final Invocation invocation;
  private final Settings settings;

  public PrepareGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  /** The ids of its steps, in order, for a release that it builds. */
  static List<String> steps(Snapshot snapshot, boolean pushed) {
    return steps(snapshot, true, pushed);
  }

  private static List<String> steps(Snapshot snapshot, boolean built, boolean pushed) {
    return snapshot.route().filter(Route::proposed).isPresent()
        ? Proposal.STEPS
        : steps(snapshot.policy(), snapshot.route(), built, pushed);
  }

  /**
   * As {@link #steps(Snapshot, boolean)}.
   *
   * @param route the way of the release through other branches
   * @param built false where perform builds it
   */
  static List<String> steps(Policy policy, Optional<Route> route, boolean built, boolean pushed) {
    List<String> steps = new ArrayList<>(List.of("write-objects"));
    if (built) {
      steps.addAll(List.of("check-out", "build"));
      if (policy.assets().isAny()) {
        steps.add(AssetsStep.ID);
      }
      steps.add(JudgeResultsStep.ID);
    }
    if (route.isPresent()) {
      steps.add(MergeForwardStep.ID);
    }
    steps.addAll(List.of("freeze-manifest", pushed ? "push" : "update-refs"));
    if (pushed && route.filter(Route::requested).isPresent()) {
      steps.add(RequestStep.ID);
    }
    steps.add("fast-forward");
    return steps;
  }

  public void run(Output output) {
    invocation.caller().requireReleaseInvocation();
    try (Workspace workspace = new Workspace(invocation, settings.tagNameFormat())) {
      Journals journals = workspace.journals();
      if (!settings.dryRun() && finish(workspace, journals)) {
        return;
      }
      Snapshot snapshot = workspace.snapshot(settings.pushChanges(), purpose());
      PlanGoal planning = new PlanGoal(invocation);
      ReleasePlan plan = plan(planning, workspace, snapshot);
      if (settings.dryRun()) {
        planning.show(plan, output);
        return;
      }
      Exports.telling(
          invocation,
          workspace.policy(),
          () -> journals.alone(() -> make(workspace, snapshot, plan, journals)));
    }
  }

  private ReleasePlan plan(PlanGoal planning, Workspace workspace, Snapshot snapshot) {
    ReleasePlan plan =
        planning.plan(workspace, snapshot, settings.request(), settings.pushChanges());
    boolean proposed = snapshot.route().filter(Route::proposed).isPresent();
    return settings.build().isEmpty() && !proposed
        ? plan.unbuilt(steps(snapshot, false, settings.pushChanges()))
        : plan;
  }

  private void make(Workspace workspace, Snapshot snapshot, ReleasePlan plan, Journals journals) {
    if (plan.route().filter(Route::proposed).isPresent()) {
      new Proposal(invocation, workspace).make(snapshot, plan, journals);
    } else {
      release(workspace, snapshot, plan, journals);
    }
  }

  private Purpose purpose() {
    return settings.finished().<Purpose>map(Purpose.Finish::new).orElseGet(Purpose.Release::new);
  }

  /**
   * Brings the clone up to a release that an interrupted run had published.
   *
   * @return whether there was one
   */
  private boolean finish(Workspace workspace, Journals journals) {
    Optional<Interrupted> begun = Interrupted.find(workspace, journals);
    begun.ifPresent(Interrupted::requireNoRollback);
    Optional<Interrupted> interrupted = begun.filter(Interrupted::finishable);
    interrupted.ifPresent(
        found ->
            Exports.telling(
                invocation,
                workspace.policy(),
                () -> journals.alone(() -> finish(workspace, found))));
    return interrupted.isPresent();
  }

  private void finish(Workspace workspace, Interrupted found) {
    Journal done = found.finish(invocation, workspace);
    invocation
        .out()
        .accept("Finished " + found.version() + ", which an interrupted run had published");
    report(workspace, done);
  }

  private void release(
      Workspace workspace, Snapshot snapshot, ReleasePlan plan, Journals journals) {
    JournalFile journal = journals.of(plan.decision().version());
    invocation.caller().announce(plan.decision().version().toString());
    InnerBuild build =
        new InnerBuild(
            invocation.caller(),
            settings.build(),
            workspace.projects(),
            journals.buildProcessFile(),
            workspace.buildProperties(plan.decision().version(), plan.selection().profile()));
    InnerBuild.refuseOrphan(journals.buildProcessFile());
    refuseAnother(workspace, journals, plan);
    Attempts attempts =
        new Attempts(workspace.output(), plan.decision().version(), invocation.clock().instant());
    PlanGoal.requirePassed(plan);
    if (invocation.caller().performsToo()) {
      workspace
          .publishing()
          .requireSecrets(plan.decision().version(), plan.decision().releaseType());
    }
    if (steps(snapshot, settings.pushChanges()).contains(RequestStep.ID)) {
      new Requests(invocation, workspace).requireForge();
    }
    if (settings.pushChanges()) {
      rehearse(workspace, journals, snapshot, plan);
    }
    if (!goesOn(journal.journal(), snapshot, plan, build)) {
      journals.forgetUnpublished();
      journal.restart();
      attempts.clear();
    }
    invocation
        .out()
        .accept(
            "Releasing "
                + plan.project()
                + " "
                + plan.decision().version()
                + ": "
                + plan.decision().reason());
    Journal done =
        new Pipeline(
                journal,
                invocation.clock(),
                invocation.out(),
                EarlierTimes.read(
                    workspace.ledger(),
                    workspace.ledgerHead(snapshot.remote()),
                    plan.decision().version()))
            .run(
                plan,
                new PrepareSteps(invocation, workspace, snapshot, build, attempts)
                    .of(plan, journal));
    invocation.out().accept("Prepared " + plan.tag());
    report(workspace, done);
  }

  /** A release that could go on is not left behind by the next one. */
  private static void refuseAnother(Workspace workspace, Journals journals, ReleasePlan plan) {
    Interrupted.find(workspace, journals)
        .filter(found -> found.pending() && !found.version().equals(plan.decision().version()))
        .ifPresent(
            found -> {
              throw new ReleaseException(
                  found.version() + " is begun and not finished: " + found.standing(),
                  found.goal()
                      + " -DreleaseVersion="
                      + found.version()
                      + " goes on with it, mvn release-kit:rollback gives it up");
            });
  }

  /**
   * Whether the same plan was begun, and built alike, before, so that the build is not done twice.
   * One whose results were refused is: another build may pass, as where a test depends on chance.
   */
  private boolean goesOn(Journal journal, Snapshot snapshot, ReleasePlan plan, InnerBuild build) {
    Optional<Built> before = journal.find(Built.class);
    return !journal.endsWithFailureOf(JudgeResultsStep.ID)
        && journal
            .find(ObjectsWritten.class)
            .filter(objects -> objects.plan().equals(plan.digest()))
            .filter(objects -> snapshot.branch().equals(Optional.of(objects.branch())))
            .isPresent()
        && (settings.build().isEmpty()
            ? before.isEmpty()
            : before
                .filter(built -> build.digest().equals(built.options()))
                .filter(built -> Files.isDirectory(Path.of(built.staging())))
                .isPresent());
  }

  /** Finds out before a build whether the remote would take the push. */
  private void rehearse(
      Workspace workspace, Journals journals, Snapshot snapshot, ReleasePlan plan) {
    String branch = snapshot.branch().orElseThrow();
    Remote remote = snapshot.remote().orElseThrow();
    Unpushed.find(workspace, journals, remote.refs())
        .ifPresent(
            unpushed -> {
              throw unpushed.refusal();
            });
    if (settings.build().isEmpty()) {
      return;
    }
    List<Update> updates = new ArrayList<>();
    boolean ended =
        plan.route().flatMap(Route::removed).filter(it -> it.ref().equals(branch)).isPresent();
    if (!ended && plan.route().flatMap(Route::released).isEmpty()) {
      updates.add(new Update(branch, remote.find(branch), plan.base()));
    }
    updates.add(new Update("refs/tags/" + plan.tag(), Optional.empty(), plan.base()));
    String ledger = workspace.ledger().remoteRef();
    if (remote.find(ledger).isEmpty()) {
      updates.add(new Update(ledger, Optional.empty(), plan.base()));
    }
    workspace.requireRemote().rehearse(updates);
  }

  private void report(Workspace workspace, Journal journal) {
    BranchesText.of(journal, workspace.repository().branch()).forEach(invocation.out());
    invocation.out().accept("  manifest " + journal.get(ManifestFrozen.class).path());
    if (settings.build().isEmpty()) {
      invocation.out().accept("  nothing was built; perform builds it, from the tag");
    }
    String left = journal.get(FastForwarded.class).left();
    if (!left.isEmpty()) {
      invocation
          .out()
          .accept("  your branch was left as it is, because you worked on; next: " + left);
    }
    if (!settings.pushChanges()) {
      invocation.out().accept("  not pushed; mvn release-kit:status prints the push that is left");
    } else if (!invocation.caller().performsToo()) {
      invocation.out().accept("  next: mvn release-kit:perform");
    }
  }
}
