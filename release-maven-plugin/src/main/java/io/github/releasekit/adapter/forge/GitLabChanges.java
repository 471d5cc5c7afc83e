package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.PlainText;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

  private record Branch(String name, @Nullable Commit commit) {}

  private record Commit(String id) {}

  @SnakeCase
  private record MergeRequest(
      long iid,
      @Nullable String state,
      @Nullable String webUrl,
      long sourceProjectId,
      long targetProjectId,
      @Nullable String targetBranch,
      @Nullable String sha,
      @Nullable String mergeCommitSha,
      @Nullable String squashCommitSha) {

    /** Where the project merges by fast-forward only, its last commit is what was merged. */
    Proposal proposal() {
      boolean merged = "merged".equals(state);
      return new Proposal(
          "!" + iid,
          "opened".equals(state),
          webUrl == null ? "" : PlainText.line(webUrl),
          merged,
          Stream.of(mergeCommitSha, squashCommitSha, sha)
              .filter(commit -> merged && commit != null)
              .findFirst()
              .map(PlainText::line));
    }

    ProposedBranch proposed() {
      return new ProposedBranch(
          proposal(), Optional.ofNullable(targetBranch), Optional.ofNullable(sha));
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
  public Optional<Proposal> find(String branch, String base) {
    return project.trying(() -> standing(branch, base, () -> tip(branch)));
  }

  private Optional<Proposal> standing(String branch, String base, Supplier<Optional<String>> tip) {
    return ProposedBranch.standing(all(branch).map(MergeRequest::proposed).toList(), base, tip);
  }

  /** GitLab takes a merge request without commits, and of a base that is not there. */
  @Override
  public Proposal request(String base, String branch, String title, String text) {
    return project.trying(
        () -> {
          Optional<String> tip = tip(branch);
          Optional<Proposal> there = standing(branch, base, () -> tip);
          if (there.isPresent()) {
            return there.get();
          }
          String to = tip.orElseThrow(() -> ProposedBranch.missing(branch, project.path()));
          String from = tip(base).orElseThrow(() -> ProposedBranch.missing(base, project.path()));
          requireCommits(base, from, branch, to);
          return create(base, branch, title, text);
        });
  }

  private void requireCommits(String base, String from, String branch, String to) {
    List<Commit> first =
        project.list(
            "/repository/commits?ref_name=" + UrlPath.segment(from + ".." + to),
            Commit[].class,
            1,
            "does not list the commits of " + branch);
    if (first.isEmpty()) {
      throw new NothingToMergeException(base, branch);
    }
  }

  private Optional<String> tip(String branch) {
    return project
        .find(
            "/repository/branches/" + UrlPath.segment(branch),
            Branch.class,
            "does not show the branch " + branch)
        .map(Branch::commit)
        .map(Commit::id);
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
          return create(base, branch, title, text);
        });
  }

  private Proposal create(String base, String branch, String title, String text) {
    return project
        .create(
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
    return all(branch).findFirst().map(MergeRequest::proposal);
  }

  /** Those of a branch of the project itself, the newest first. */
  private Stream<MergeRequest> all(String branch) {
    return project
        .list(
            "/merge_requests?state=all&order_by=created_at&sort=desc&source_branch="
                + UrlPath.segment(branch),
            MergeRequest[].class,
            "does not list its merge requests")
        .stream()
        .filter(request -> request.sourceProjectId() == request.targetProjectId());
  }
}
