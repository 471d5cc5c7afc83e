package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.ReleaseAssets;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.adapter.report.BuildReports;
import io.github.releasekit.adapter.report.WebAnswers;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.result.BuildResults;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.step.AssetsStep;
import io.github.releasekit.step.BuildStep;
import io.github.releasekit.step.CheckOutStep;
import io.github.releasekit.step.FastForwardStep;
import io.github.releasekit.step.FreezeManifestStep;
import io.github.releasekit.step.JudgeResultsStep;
import io.github.releasekit.step.MergeForwardStep;
import io.github.releasekit.step.PushStep;
import io.github.releasekit.step.Step;
import io.github.releasekit.step.UpdateRefsStep;
import io.github.releasekit.step.WriteObjectsStep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of prepare.
 *
 * @param attempts where the release is built
 */
record PrepareSteps(
    Invocation invocation,
    Workspace workspace,
    Snapshot snapshot,
    InnerBuild build,
    Attempts attempts) {

  /** The whole of prepare, in order. */
  List<Step<ReleasePlan>> all(JournalFile file, boolean pushed) {
    GitRepository repository = workspace.repository();
    String branch = snapshot.branch().orElseThrow();
    List<Step<ReleasePlan>> steps = new ArrayList<>();
    steps.add(
        new WriteObjectsStep(
            repository,
            branch,
            invocation.clock(),
            workspace.signatures(),
            workspace.ledgerHead(snapshot.remote())));
    steps.add(
        new CheckOutStep<>(
            repository,
            attempts.next(),
            (plan, journal) -> {
              ObjectsWritten objects = journal.get(ObjectsWritten.class);
              return new CheckOutStep.Source(
                  branch, objects.releaseCommit(), Map.of(plan.tag(), objects.tag()));
            }));
    steps.add(
        new BuildStep<>(
            build,
            repository.relative(invocation.caller().directory()),
            plan -> plan.decision().version().toString(),
            workspace.policy().tagOnly()));
    if (workspace.policy().assets().isAny()) {
      steps.add(
          new AssetsStep<>(
              workspace.publishing().assets(),
              (plan, journal) -> {
                ObjectsWritten objects = journal.get(ObjectsWritten.class);
                return new ReleaseAssets.Source(
                    CheckOutStep.checkout(journal),
                    objects.releaseCommit(),
                    Instant.parse(objects.time()),
                    invocation.caller().pluginVersion());
              }));
    }
    steps.add(new JudgeResultsStep((plan, journal) -> results(plan, journal), snapshot.today()));
    snapshot
        .route()
        .ifPresent(
            route ->
                steps.add(
                    new MergeForwardStep(
                        repository,
                        workspace.merger(),
                        invocation.clock(),
                        workspace.signatures(),
                        () -> Routes.heads(workspace, pushed, route))));
    steps.add(
        new FreezeManifestStep(
            attempts.manifest(), dependencies(), build.called(), workspace.tools()));
    steps.add(
        pushed
            ? new PushStep<>(
                repository,
                workspace.requireRemote(file, "push"),
                workspace.ledger(),
                snapshot.remote().flatMap(remote -> remote.find(branch)))
            : new UpdateRefsStep(repository, workspace.remote(), workspace.ledger(), branch));
    if (pushed && snapshot.route().filter(Route::requested).isPresent()) {
      steps.add(new Requests(invocation, workspace).ofRelease());
    }
    steps.add(new FastForwardStep<>(repository, workspace.ledger()));
    return steps;
  }

  private BuildResults results(ReleasePlan plan, Journal journal) {
    BuiltRelease release = new BuiltRelease(invocation, workspace, snapshot, build, plan, journal);
    Path checkout = release.checkout();
    return new BuildReports(
        checkout,
        workspace.reactor().modules().stream()
            .map(module -> checkout.resolve(module.buildDirectory()))
            .toList(),
        new CommandRunner(
            checkout,
            checkout.resolveSibling("gates"),
            plan.decision().version().toString(),
            plan.tag()),
        new WebAnswers(
            new HttpExchanges(invocation.caller()::proxy),
            invocation.caller()::serverCredentials,
            plan.decision().version().toString(),
            plan.tag(),
            Retries::sleep),
        () -> snapshot.history().lastRelease().map(Release::version).flatMap(release::manifest),
        release,
        snapshot.today());
  }

  /** What the modules depend on, without each other. */
  private List<Dependency> dependencies() {
    Set<String> own = workspace.reactor().keys();
    return workspace.reactor().modules().stream()
        .map(ReactorModule::dependencies)
        .flatMap(List::stream)
        .filter(d -> d.role().equals("dependency"))
        .filter(d -> !own.contains(d.groupId() + ":" + d.artifactId()))
        .distinct()
        .sorted(java.util.Comparator.comparing(Dependency::coordinates))
        .toList();
  }
}
