package io.github.releasekit.server;

import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.server.GiteaServer.Actions;
import io.github.releasekit.server.HostedRepository.CiRun;
import io.github.releasekit.server.LoopbackHttp.Said;
import io.github.releasekit.server.RestApi.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Actions of a {@link GiteaServer}, as swagger.v1.json of Gitea ({@code ActionTask}, {@code
 * ActionWorkflowRun}) and of Forgejo ({@code ActionRun}) have them. What Gitea says of a run of a
 * tag: {@code path} with the ref behind the workflow, and no {@code head_branch}.
 */
final class GiteaActionsPart {

  private final HostedRepository repository;
  private final Supplier<String> url;
  private final Actions actions;

  GiteaActionsPart(HostedRepository repository, Supplier<String> url, Actions actions) {
    this.repository = repository;
    this.url = url;
    this.actions = actions;
  }

  void serve(RestApi api) {
    if (actions == Actions.TASKS) {
      api.on("GET", "/actions/tasks", Set.of("page", "limit"), r -> page(r, "", this::task));
    } else {
      api.on(
          "GET",
          "/actions/runs",
          Set.of("page", "limit", "head_sha"),
          r ->
              page(
                  r,
                  r.query("head_sha", ""),
                  actions == Actions.RUNS ? this::run : this::forgejoRun));
    }
  }

  private Said page(Request request, String commit, Function<CiRun, Map<String, Object>> form) {
    int size = Integer.parseInt(request.query("limit", "30"));
    List<CiRun> found =
        repository.runs.stream()
            .filter(run -> commit.isEmpty() || run.commit().equals(commit))
            .toList();
    List<Map<String, Object>> page =
        found.stream()
            .skip((Long.parseLong(request.query("page", "1")) - 1) * size)
            .limit(size)
            .map(form)
            .toList();
    return RestApi.json(200, Map.of("total_count", found.size(), "workflow_runs", page));
  }

  private Map<String, Object> task(CiRun run) {
    return Map.of(
        "id",
        run.id() + 1000,
        "name",
        run.name(),
        "run_number",
        run.id(),
        "workflow_id",
        "release.yml",
        "head_branch",
        run.tag(),
        "head_sha",
        run.commit(),
        "status",
        status(run.state()),
        "url",
        page(run));
  }

  private Map<String, Object> run(CiRun run) {
    boolean over = run.state() == State.SUCCEEDED || run.state() == State.FAILED;
    return Map.of(
        "id",
        run.id(),
        "display_title",
        run.name(),
        "path",
        "release.yml@refs/tags/" + run.tag(),
        "head_branch",
        "",
        "head_sha",
        run.commit(),
        "status",
        over ? "completed" : run.state() == State.RUNNING ? "in_progress" : "queued",
        "conclusion",
        over ? status(run.state()) : "",
        "html_url",
        page(run));
  }

  private Map<String, Object> forgejoRun(CiRun run) {
    return Map.of(
        "id",
        run.id(),
        "title",
        run.name(),
        "workflow_id",
        "release.yml",
        "prettyref",
        run.tag(),
        "commit_sha",
        run.commit(),
        "status",
        status(run.state()),
        "html_url",
        page(run));
  }

  private String page(CiRun run) {
    return url.get() + "/owner/name/actions/runs/" + run.id();
  }

  private static String status(State state) {
    return switch (state) {
      case WAITING -> "waiting";
      case RUNNING -> "running";
      case SUCCEEDED -> "success";
      case FAILED -> "failure";
      case SKIPPED -> "skipped";
    };
  }
}
