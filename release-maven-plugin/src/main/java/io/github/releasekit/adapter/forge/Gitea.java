package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gitea and Forgejo, by the API v1 that they have in common ({@code /swagger.v1.json} of each
 * server; docs.gitea.com/development/api-usage).
 */
public final class Gitea {

  /** "Repository" of the API. */
  record Repository(@Nullable Permissions permissions) {}

  /** Of the user whose token it is. */
  record Permissions(boolean push) {}

  private Gitea() {}

  /**
   * A repository as a forge.
   *
   * @param url as people open the server, such as {@code https://gitea.example.com}, also with a
   *     path
   * @param repository its owner and name, such as {@code owner/name}
   * @param token with the permissions {@code write:repository} and {@code write:issue}
   */
  public static Forge forge(
      HttpExchanges http, String url, String repository, Optional<Secret> token, Retries retries) {
    GiteaRepository forge =
        new GiteaRepository(http, url.replaceAll("/+$", ""), repository, token, retries);
    return new Forge(
        new GiteaReleases(forge),
        new GiteaIssues(forge),
        new GiteaRuns(forge),
        new GiteaChanges(forge),
        () ->
            Optional.ofNullable(
                    forge
                        .trying(
                            () ->
                                forge.get(
                                    "", Repository.class, "does not say what the token may do"))
                        .permissions())
                .map(Permissions::push));
  }
}
