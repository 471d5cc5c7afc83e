package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pipelines of GitLab (docs.gitlab.com/api/pipelines). One that is retried stays the same one; its
 * file is the same for all.
 */
final class GitLabRuns implements Runs {

  private final GitLabProject project;

  GitLabRuns(GitLabProject project) {
    this.project = project;
  }

  @SnakeCase
  private record Pipeline(
      long id, @Nullable String name, @Nullable String status, @Nullable String webUrl) {}

  @Override
  public List<Run> ofTag(String tag, String commit) {
    String query = "?source=push&ref=" + UrlPath.segment(tag) + "&sha=" + UrlPath.segment(commit);
    return project.trying(
        () ->
            project
                .list("/pipelines" + query, Pipeline[].class, "does not list its pipelines")
                .stream()
                .map(GitLabRuns::run)
                .toList());
  }

  private static Run run(Pipeline pipeline) {
    String name = pipeline.name() == null ? "" : PlainText.line(pipeline.name());
    return new Run(
        String.valueOf(pipeline.id()),
        name.isEmpty() ? "pipeline" : name,
        "",
        state(pipeline.status() == null ? "" : pipeline.status()),
        pipeline.webUrl() == null ? "" : PlainText.line(pipeline.webUrl()));
  }

  private static State state(String status) {
    return switch (status) {
      case "running", "canceling" -> State.RUNNING;
      case "success" -> State.SUCCEEDED;
      case "failed", "canceled" -> State.FAILED;
      case "skipped" -> State.SKIPPED;
      default -> State.WAITING;
    };
  }
}
