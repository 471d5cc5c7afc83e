package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.adapter.retry.Retries;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** GitLab, of GitLab.com or of one's own, by its REST API v4 (docs.gitlab.com/api/rest). */
public final class GitLab {

  /** The header of a job's own token, which may not ask for the project. */
  private static final String JOB = "JOB-TOKEN";

  /** "Members API", valid access levels. */
  private static final int DEVELOPER = 30;

  /** "Projects API", Get a single project. */
  record Project(@Nullable Permissions permissions) {}

  /** By membership of the project, and of a group it is in. */
  @SnakeCase
  record Permissions(@Nullable Level projectAccess, @Nullable Level groupAccess) {}

  @SnakeCase
  record Level(int accessLevel) {}

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
        new GitLabChanges(project),
        () ->
            user.filter(own -> own.header().equals(JOB)).isPresent()
                ? Optional.empty()
                : mayWrite(project));
  }

  /**
   * By membership; of administrators, and of members of groups that the project is shared with,
   * GitLab names none.
   */
  private static Optional<Boolean> mayWrite(GitLabProject project) {
    return Optional.ofNullable(
            project
                .trying(() -> project.get("", Project.class, "does not say what the token may do"))
                .permissions())
        .map(permissions -> Stream.of(permissions.projectAccess(), permissions.groupAccess()))
        .flatMap(
            levels ->
                levels
                    .filter(Objects::nonNull)
                    .map(level -> level.accessLevel() >= DEVELOPER)
                    .reduce(Boolean::logicalOr));
  }
}
