package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import java.util.Optional;

/** GitLab, of GitLab.com or of one's own, by its REST API v4 (docs.gitlab.com/api/rest). */
public final class GitLab {

  private GitLab() {}

  /**
   * A project as a forge.
   *
   * @param url as people open GitLab, such as {@code https://gitlab.example.com}, also with a path
   * @param repository the path of the project, such as {@code group/subgroup/project}
   * @param user a header {@code PRIVATE-TOKEN} with a token of the scope {@code api}; the {@code
   *     JOB-TOKEN} of a job does for releases and their files alone
   */
  public static Forge forge(
      HttpExchanges http,
      String url,
      String repository,
      Optional<Authorization> user,
      Retries retries) {
    GitLabProject project =
        new GitLabProject(http, url.replaceAll("/+$", ""), repository, user, retries);
    return new Forge(
        new GitLabReleases(project),
        new GitLabIssues(project),
        new GitLabRuns(project),
        new GitLabChanges(project));
  }
}
