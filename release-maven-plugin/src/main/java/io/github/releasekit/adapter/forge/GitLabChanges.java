package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merge requests of GitLab and the files they change (docs.gitlab.com/api: repository_files,
 * branches, commits, merge_requests). The branch and its commit are made by one request.
 */
final class GitLabChanges implements Changes {

  private final GitLabProject project;

  GitLabChanges(GitLabProject project) {
    this.project = project;
  }

  @SnakeCase
  private record Project(@Nullable String defaultBranch) {}

  private record Branch(String name) {}

  private record Commit(String id) {}

  @SnakeCase
  private record MergeRequest(
      long iid,
      @Nullable String state,
      @Nullable String webUrl,
      long sourceProjectId,
      long targetProjectId) {

    Proposal proposal() {
      return new Proposal(
          "!" + iid, "opened".equals(state), webUrl == null ? "" : PlainText.line(webUrl));
    }
  }

  @Override
  public String defaultBranch() {
    return project.trying(
        () ->
            Optional.ofNullable(
                    project
                        .get("", Project.class, "does not show its default branch")
                        .defaultBranch())
                .orElseThrow(() -> GitLabProject.missing("default branch of " + project.name())));
  }

  @Override
  public Optional<byte[]> file(String branch, String path) {
    return project.trying(() -> content(branch, path));
  }

  @Override
  public Optional<Proposal> find(String branch) {
    return project.trying(() -> proposed(branch));
  }

  @Override
  public Proposal propose(
      String base,
      String branch,
      String path,
      byte[] content,
      String message,
      String title,
      String text) {
    return project.trying(
        () -> {
          Optional<Proposal> there = proposed(branch);
          if (there.isPresent()) {
            return there.get();
          }
          commit(base, branch, path, content, message);
          return project
              .send(
                  "POST",
                  "/merge_requests",
                  Map.of(
                      "source_branch",
                      branch,
                      "target_branch",
                      base,
                      "title",
                      title,
                      "description",
                      text,
                      "remove_source_branch",
                      true),
                  MergeRequest.class,
                  "does not take a merge request of " + branch)
              .proposal();
        });
  }

  private void commit(String base, String branch, String path, byte[] content, String message) {
    boolean begun =
        project
            .find(
                "/repository/branches/" + UrlPath.segment(branch),
                Branch.class,
                "does not show the branch " + branch)
            .isPresent();
    Optional<byte[]> old = content(begun ? branch : base, path);
    if (begun && old.filter(bytes -> Arrays.equals(bytes, content)).isPresent()) {
      return;
    }
    Map<String, String> action =
        Map.of(
            "action",
            old.isPresent() ? "update" : "create",
            "file_path",
            path,
            "encoding",
            "base64",
            "content",
            Base64.getEncoder().encodeToString(content));
    project.send(
        "POST",
        "/repository/commits",
        Map.of(
            "branch",
            branch,
            "start_branch",
            begun ? branch : base,
            "commit_message",
            message,
            "actions",
            List.of(action)),
        Commit.class,
        "does not take a commit to " + branch);
  }

  private Optional<byte[]> content(String branch, String path) {
    return project
        .find(
            "/repository/files/" + UrlPath.segment(path) + "/raw?ref=" + UrlPath.segment(branch),
            "does not give " + path + " of " + branch)
        .map(Answer::body);
  }

  private Optional<Proposal> proposed(String branch) {
    return project
        .list(
            "/merge_requests?state=all&order_by=created_at&sort=desc&source_branch="
                + UrlPath.segment(branch),
            MergeRequest[].class,
            "does not list its merge requests")
        .stream()
        .filter(request -> request.sourceProjectId() == request.targetProjectId())
        .findFirst()
        .map(MergeRequest::proposal);
  }
}
