package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.plan.VersionDecision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each component of a repository would be released as, at a glance (V8). */
final class ComponentPlans {

  /**
   * A component's next release.
   *
   * @param previousVersion null when it was never released
   * @param version null when nothing is to be released
   * @param releaseType null when nothing is to be released
   */
  record ComponentPlan(
      String component,
      @Nullable String previousVersion,
      @Nullable String version,
      @Nullable String releaseType,
      int changes,
      String reason) {}

  private ComponentPlans() {}

  static void show(
      Invocation invocation,
      GitRepository repository,
      Policy policy,
      ReleaseRequest request,
      Output output) {
    List<ComponentPlan> plans = new ArrayList<>();
    for (Component component : policy.components()) {
      Workspace workspace =
          new Workspace(invocation.with(component.name()), repository, policy, Optional.empty());
      plans.add(plan(component, workspace, request));
    }
    output.write(
        output.json()
            ? new String(Json.pretty(plans), StandardCharsets.UTF_8)
            : String.join("\n", lines(plans)) + "\n");
  }

  private static ComponentPlan plan(
      Component component, Workspace workspace, ReleaseRequest request) {
    History history = workspace.history();
    Planner planner = workspace.planner(history, request);
    String previous = history.lastRelease().map(last -> last.version().toString()).orElse(null);
    int changes = planner.changes().size();
    if (changes == 0 && previous != null && !request.forced()) {
      return new ComponentPlan(
          component.name(), previous, null, null, 0, "nothing was committed since");
    }
    VersionDecision decision = planner.decision();
    return new ComponentPlan(
        component.name(),
        previous,
        decision.version().toString(),
        decision.releaseType().toString(),
        changes,
        decision.reason());
  }

  private static List<String> lines(List<ComponentPlan> plans) {
    List<String> lines = new ArrayList<>();
    for (ComponentPlan plan : plans) {
      String from = plan.previousVersion() == null ? "" : " " + plan.previousVersion();
      lines.add(
          plan.version() == null
              ? plan.component() + from + ": nothing to release"
              : plan.component()
                  + from
                  + " → "
                  + plan.version()
                  + " ("
                  + plan.releaseType()
                  + "), "
                  + PlainText.count(plan.changes(), "change"));
      lines.add("  because " + PlainText.line(plan.reason()));
    }
    plans.stream()
        .filter(plan -> plan.version() != null)
        .findFirst()
        .ifPresent(plan -> lines.add("next: mvn release-kit:plan -Dcomponent=" + plan.component()));
    return lines;
  }
}
