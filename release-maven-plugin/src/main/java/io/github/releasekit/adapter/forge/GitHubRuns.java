package io.github.releasekit.adapter.forge;

import static io.github.releasekit.adapter.forge.GitHubApi.encoded;

import io.github.releasekit.adapter.forge.GitHubApi.Permission;
import io.github.releasekit.adapter.forge.GitHubApi.Question;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs of GitHub Actions ("REST API endpoints for workflow runs"). */
final class GitHubRuns implements Runs {

  /** "This endpoint will return up to 1,000 results for each search". */
  private static final int PAGES = 1000 / GitHubApi.PAGE + 1;

  private static final Question LIST =
      new Question(
          "does not list the runs of workflows",
          Permission.ACTIONS,
          "run the same command again later");

  private final GitHubApi api;

  GitHubRuns(GitHubApi api) {
    this.api = api;
  }

  /** A page of the list. */
  @SnakeCase
  record PageDocument(List<RunDocument> workflowRuns) {
    PageDocument {
      workflowRuns = List.copyOf(workflowRuns);
    }
  }

  /**
   * "Get a workflow run", which is that of its last attempt.
   *
   * @param headBranch the branch, or the tag where one was pushed
   * @param path of the workflow; of one in another repository with {@code @} and a ref behind it
   * @param conclusion of a run that is over
   */
  @SnakeCase
  record RunDocument(
      long id,
      @Nullable String name,
      @Nullable String headBranch,
      @Nullable String path,
      @Nullable String status,
      @Nullable String conclusion,
      String htmlUrl) {
    RunDocument {
      Objects.requireNonNull(htmlUrl);
    }

    Run run() {
      String file = path == null ? "" : PlainText.line(path).replaceFirst("@.*", "");
      return new Run(
          String.valueOf(id),
          name == null ? file : PlainText.line(name),
          file,
          state(status == null ? "" : status, conclusion == null ? "" : conclusion),
          PlainText.line(htmlUrl));
    }
  }

  @Override
  public List<Run> ofTag(String tag, String commit) {
    return api.trying(() -> list(commit)).stream()
        .filter(run -> tag.equals(run.headBranch()))
        .map(RunDocument::run)
        .toList();
  }

  private List<RunDocument> list(String commit) {
    List<RunDocument> all = new ArrayList<>();
    boolean more = true;
    for (int page = 1; more && page <= PAGES; page++) {
      Answer answer =
          api.get(
              "/actions/runs?event=push&head_sha="
                  + encoded(commit)
                  + "&per_page="
                  + GitHubApi.PAGE
                  + "&page="
                  + page);
      all.addAll(api.read(answer, PageDocument.class, LIST).workflowRuns());
      more = GitHubApi.hasNext(answer);
    }
    return all;
  }

  /** What GitHub calls a state; one that is not known here is none that has succeeded. */
  private static State state(String status, String conclusion) {
    return switch (status) {
      case "in_progress" -> State.RUNNING;
      case "completed" ->
          switch (conclusion) {
            case "success", "neutral" -> State.SUCCEEDED;
            case "skipped" -> State.SKIPPED;
            case "action_required" -> State.WAITING;
            default -> State.FAILED;
          };
      default -> State.WAITING;
    };
  }
}
