package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.config.Setting;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.UnifiedDiff;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.json.PlanDocument;
import io.github.releasekit.adapter.json.PlanDocument.PlannedEdit;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Words;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.gate.result.ApiCompatibilityGate;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.plan.ReleaseTime;
import io.github.releasekit.goal.SnapshotReader.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what would be released, and why; changes nothing (R1). */
public final class PlanGoal {

  private final Invocation invocation;

  public PlanGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /** What it shows. */
  public enum Show {
    PLAN,
    /** The effective configuration, each value with where it comes from. */
    CONFIG;

    /**
     * @throws ReleaseException when it is none of them
     */
    public static Show parse(String word) {
      return Words.parse("show", word, values());
    }

    /** The word as it is typed: {@code plan}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public void run(
      Show show,
      ReleaseRequest request,
      Optional<String> tagNameFormat,
      boolean pushed,
      Output output) {
    if (show == Show.CONFIG) {
      config(output);
    } else {
      plan(request, tagNameFormat, pushed, output);
    }
  }

  private void config(Output output) {
    try (GitRepository repository = GitRepository.open(invocation.caller().directory())) {
      List<Setting> settings =
          PolicyLoader.settings(
              repository.file(repository.head(), Policy.FILE), invocation.caller().policies());
      output.write(
          output.json()
              ? new String(Json.pretty(settings), StandardCharsets.UTF_8)
              : settings.stream()
                  .map(one -> one.key() + ": " + one.value() + "  # " + one.source() + "\n")
                  .collect(Collectors.joining()));
    }
  }

  private void plan(
      ReleaseRequest request, Optional<String> tagNameFormat, boolean pushed, Output output) {
    invocation.caller().requireWholeReactor();
    try (GitRepository repository = GitRepository.open(invocation.caller().directory())) {
      Policy policy = ReleaseUnit.policyOf(repository, invocation.caller());
      if (!policy.components().isEmpty() && invocation.component().isEmpty()) {
        ComponentPlans.show(invocation, repository, policy, request, output);
        return;
      }
      Workspace workspace = new Workspace(invocation, repository, policy, tagNameFormat);
      show(
          plan(workspace, workspace.snapshot(pushed, Purpose.of(request)), request, pushed),
          output);
    }
  }

  /** Decides, with the target repositories asked where that is possible. */
  ReleasePlan plan(Workspace workspace, Snapshot snapshot, ReleaseRequest request, boolean pushed) {
    Planner planner = Planner.of(snapshot, request);
    boolean offline = invocation.caller().offline();
    Optional<List<String>> deployed =
        offline
            ? Optional.empty()
            : Optional.of(
                invocation.targets().held(workspace.reactor(), planner.decision().version()));
    ReleasePlan plan =
        planner.plan(
            snapshot,
            new Circumstances(
                pushed,
                deployed,
                invocation.caller().performsToo(),
                offline,
                workspace.signing(),
                AgreementReader.read(workspace, snapshot, planner.decision().version())),
            PrepareGoal.steps(snapshot, pushed));
    Optional<String> merged = plan.route().flatMap(Route::released);
    if (merged.isPresent()) {
      Map<String, String> refs = snapshot.remote().map(Remote::refs).orElse(Map.of());
      plan = plan.judgedToo(new MergedRelease(workspace, refs).judge(plan, merged.get()));
    }
    plan.selection().judged().stream()
        .filter(ApiCompatibilityGate.class::isInstance)
        .forEach(gate -> BuiltRelease.comparator(invocation, (ApiCompatibilityGate) gate));
    if (workspace.policy().sigstore().isPresent()) {
      workspace.publishing().sigstoreExtension();
    }
    if (!workspace.policy().assets().sboms().isEmpty()) {
      workspace.publishing().sbomWriter();
    }
    return plan;
  }

  void show(ReleasePlan plan, Output output) {
    ReleaseTime time = ReleaseTime.of(invocation.clock().instant());
    boolean staying = plan.route().filter(route -> !route.developing()).isEmpty();
    PlanDocument document =
        PlanDocument.of(
            plan,
            diffs(plan.edits().release(time)),
            diffs(staying ? plan.edits().sinceRelease(time) : List.of()),
            String.join("\n", plan.section()));
    if (output.json()) {
      output.write(new String(Json.pretty(document), StandardCharsets.UTF_8));
    } else {
      output.write(String.join("\n", PlanText.of(document)) + "\n");
    }
  }

  private static List<PlannedEdit> diffs(List<FileEdit> edits) {
    return edits.stream().map(edit -> new PlannedEdit(edit.path(), UnifiedDiff.of(edit))).toList();
  }

  /**
   * @throws ReleaseException with every finding of every gate
   */
  static void requirePassed(ReleasePlan plan) {
    if (!plan.findings().isEmpty()) {
      throw new ReleaseException(
          plan.tag() + " cannot be released:" + Finding.lines(plan.findings()),
          "mvn release-kit:plan shows all gates");
    }
  }
}
