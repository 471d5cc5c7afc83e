package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs of Gitea Actions and Forgejo Actions (swagger.v1.json, {@code repository}: {@code
 * /actions/runs}). Gitea tells the tag behind the {@code path} of a run, Forgejo as its {@code
 * prettyref}.
 *
 * <p>Versions without runs have {@code /actions/tasks}, one for each job that a runner has taken:
 * there a run is told by its jobs, and one whose first job still waits is not seen.
 */
final class GiteaRuns implements Runs {

  /** A page of runs or tasks. */
  private static final int PAGE = 50;

  /** So many pages of tasks are looked through, from the newest. */
  private static final int PAGES = 10;

  private final GiteaRepository repository;

  GiteaRuns(GiteaRepository repository) {
    this.repository = repository;
  }

  @SnakeCase
  private record Listed(@Nullable List<Found> workflowRuns) {
    List<Found> all() {
      return workflowRuns == null ? List.of() : workflowRuns;
    }
  }

  /** A run of either, or a task. */
  @SnakeCase
  private record Found(
      long id,
      long runNumber,
      @Nullable String title,
      @Nullable String displayTitle,
      @Nullable String path,
      @Nullable String workflowId,
      @Nullable String prettyref,
      @Nullable String headBranch,
      @Nullable String headSha,
      @Nullable String commitSha,
      @Nullable String status,
      @Nullable String conclusion,
      @Nullable String htmlUrl,
      @Nullable String url) {

    boolean isOf(String tag, String commit) {
      boolean ofCommit = commit.equals(headSha) || commit.equals(commitSha);
      return ofCommit
          && (tag.equals(prettyref)
              || tag.equals(headBranch)
              || path != null && path.endsWith("@refs/tags/" + tag));
    }

    String file() {
      String name = workflowId != null ? workflowId : path == null ? "" : path;
      return PlainText.line(name.replaceFirst("@refs/.*", ""));
    }

    String page() {
      return PlainText.line(htmlUrl != null ? htmlUrl : url == null ? "" : url);
    }

    State state() {
      boolean isOver = conclusion != null && !conclusion.isEmpty();
      String told = isOver ? conclusion : status == null ? "" : status;
      return switch (told) {
        case "success" -> State.SUCCEEDED;
        case "failure", "cancelled", "timed_out" -> State.FAILED;
        case "skipped" -> State.SKIPPED;
        case "running", "in_progress" -> State.RUNNING;
        default -> State.WAITING;
      };
    }

    Run run(State all) {
      String named =
          Optional.ofNullable(title).or(() -> Optional.ofNullable(displayTitle)).orElse("");
      return new Run(
          String.valueOf(id),
          PlainText.line(named).isEmpty() ? file() : PlainText.line(named),
          file(),
          all,
          page());
    }
  }

  @Override
  public List<Run> ofTag(String tag, String commit) {
    return repository.trying(() -> runs(tag, commit).orElseGet(() -> tasks(tag, commit)));
  }

  private Optional<List<Run>> runs(String tag, String commit) {
    List<Run> runs = new ArrayList<>();
    for (int page = 1; page <= PAGES; page++) {
      Optional<Listed> listed =
          repository.find(
              "/actions/runs?head_sha="
                  + UrlPath.segment(commit)
                  + "&limit="
                  + PAGE
                  + "&page="
                  + page,
              Listed.class,
              "does not list its runs of Actions");
      if (listed.isEmpty()) {
        return Optional.empty();
      }
      listed.get().all().stream()
          .filter(found -> found.isOf(tag, commit))
          .forEach(found -> runs.add(found.run(found.state())));
      if (listed.get().all().size() < PAGE) {
        break;
      }
    }
    return Optional.of(runs);
  }

  private List<Run> tasks(String tag, String commit) {
    Map<Long, List<Found>> runs = new LinkedHashMap<>();
    for (int page = 1; page <= PAGES; page++) {
      List<Found> tasks =
          repository
              .get(
                  "/actions/tasks?limit=" + PAGE + "&page=" + page,
                  Listed.class,
                  "does not list its tasks of Actions")
              .all();
      tasks.stream()
          .filter(task -> task.isOf(tag, commit))
          .forEach(task -> runs.computeIfAbsent(task.runNumber(), n -> newList()).add(task));
      if (tasks.size() < PAGE) {
        break;
      }
    }
    return runs.values().stream().map(jobs -> jobs.get(0).run(state(jobs))).toList();
  }

  private static List<Found> newList() {
    return new ArrayList<>();
  }

  /** The state of a run with some jobs. */
  private static State state(List<Found> jobs) {
    List<State> states = jobs.stream().map(Found::state).toList();
    for (State decisive : List.of(State.RUNNING, State.WAITING, State.FAILED, State.SUCCEEDED)) {
      if (states.contains(decisive)) {
        return decisive;
      }
    }
    return State.SKIPPED;
  }
}
