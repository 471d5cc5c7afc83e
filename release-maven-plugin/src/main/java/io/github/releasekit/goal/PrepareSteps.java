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
import io.github.releasekit.step.RequestStep;
import io.github.releasekit.step.Step;
import io.github.releasekit.step.UpdateRefsStep;
import io.github.releasekit.step.WriteObjectsStep;
import java.nio.file.Path;
import java.time.Instant;
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

  /** Those that a plan names, in its order. */
  List<Step<ReleasePlan>> of(ReleasePlan plan, JournalFile file) {
    return plan.steps().stream().map(id -> step(id, file)).toList();
  }

  private Step<ReleasePlan> step(String id, JournalFile file) {
    GitRepository repository = workspace.repository();
    String branch = snapshot.branch().orElseThrow();
    return switch (id) {
      case "write-objects" ->
          new WriteObjectsStep(
              repository,
              branch,
              invocation.clock(),
              workspace.signatures(),
              workspace.ledgerHead(snapshot.remote()));
      case "check-out" ->
          new CheckOutStep<>(
              repository,
              attempts.next(),
              (plan, journal) -> {
                ObjectsWritten objects = journal.get(ObjectsWritten.class);
                return new CheckOutStep.Source(
                    branch, objects.releaseCommit(), Map.of(plan.tag(), objects.tag()));
              });
      case "build" ->
          new BuildStep<>(
              build,
              repository.relative(invocation.caller().directory()),
              plan -> plan.decision().version().toString(),
              workspace.policy().tagOnly());
      case AssetsStep.ID ->
          new AssetsStep<>(
              workspace.publishing().assets(),
              (plan, journal) -> {
                ObjectsWritten objects = journal.get(ObjectsWritten.class);
                return new ReleaseAssets.Source(
                    CheckOutStep.checkout(journal),
                    objects.releaseCommit(),
                    Instant.parse(objects.time()),
                    invocation.caller().pluginVersion());
              });
      case JudgeResultsStep.ID -> new JudgeResultsStep(this::results, snapshot.today());
      case MergeForwardStep.ID -> forward(repository);
      case "freeze-manifest" ->
          new FreezeManifestStep(
              attempts.manifest(), dependencies(), build.called(), workspace.tools());
      case "push" ->
          new PushStep<>(
              repository,
              workspace.requireRemote(file, "push"),
              workspace.ledger(),
              snapshot.remote().flatMap(remote -> remote.find(branch)));
      case "update-refs" ->
          new UpdateRefsStep(repository, workspace.remote(), workspace.ledger(), branch);
      case RequestStep.ID -> new Requests(invocation, workspace).ofRelease();
      case "fast-forward" -> new FastForwardStep<>(repository, workspace.ledger());
      default -> throw new IllegalArgumentException(id);
    };
  }

  private MergeForwardStep forward(GitRepository repository) {
    Route route = snapshot.route().orElseThrow();
    boolean pushed = snapshot.remote().isPresent();
    return new MergeForwardStep(
        repository,
        workspace.merger(),
        invocation.clock(),
        workspace.signatures(),
        () -> Routes.heads(workspace, pushed, route));
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
