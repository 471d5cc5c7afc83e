package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.forge.GitHubApi.Permission;
import io.github.releasekit.adapter.forge.GitHubApi.PermissionsDocument;
import io.github.releasekit.adapter.forge.GitHubApi.Question;
import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.WebService;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** GitHub, GitHub Enterprise Server, and GitHub Enterprise Cloud with data residency. */
public final class GitHub {

  /** "About the REST API", API Versions. */
  static final String API_VERSION = "2022-11-28";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Accept",
          "application/vnd.github+json",
          "X-GitHub-Api-Version",
          API_VERSION,
          "User-Agent",
          "release-kit");

  private static final Question ACCESS =
      new Question(
          "does not say what the token may do", Permission.CONTENTS, "run the same command again");

  private static final String CLOUD = "github.com";
  private static final String RESIDENT = ".ghe.com";

  /**
   * Where the API is ("Getting started with the REST API"; "REST API endpoints for release assets"
   * for files).
   *
   * @param api that paths are put behind
   * @param uploads that paths are put behind when a file is sent
   */
  record Places(String api, String uploads) {

    /**
     * @param url of GitHub as people open it
     */
    static Places of(String url) {
      String base = url.replaceFirst("/+$", "");
      String host = Optional.ofNullable(uri(url).getHost()).orElse("");
      if (host.equals(CLOUD) || host.equals("www." + CLOUD)) {
        return new Places("https://api." + CLOUD, "https://uploads." + CLOUD);
      }
      if (host.endsWith(RESIDENT)) {
        return new Places("https://api." + host, "https://uploads." + host);
      }
      return new Places(base + "/api/v3", base + "/api/uploads");
    }

    private static URI uri(String url) {
      try {
        return URI.create(url);
      } catch (IllegalArgumentException e) {
        throw new ReleaseException(
            "'" + url + "' is no URL of a GitHub server", "correct it: https://github.com", e);
      }
    }
  }

  private GitHub() {}

  /**
   * Whether a token is one of an app, as jobs get them. GitHub says of each that it may not push.
   */
  private static boolean isOfApp(Optional<Secret> token) {
    return token.filter(secret -> secret.reveal().startsWith("ghs_")).isPresent();
  }

  /**
   * A repository.
   *
   * @param url of GitHub as people open it, such as {@code https://github.com}
   * @param repository owner and name, such as {@code acme/app}
   * @param token without it only what is public is found, and little of it an hour
   */
  public static Forge forge(
      HttpExchanges http, String url, String repository, Optional<Secret> token, Retries retries) {
    if (!repository.matches("[A-Za-z0-9_.-]+/(?!\\.\\.?$)[A-Za-z0-9_.-]+")) {
      throw new ReleaseException(
          "'" + repository + "' is no repository of GitHub", "name it as owner/name");
    }
    Places places = Places.of(url);
    Optional<Authorization> user = token.map(secret -> Authorization.bearer(secret.reveal()));
    GitHubApi api =
        new GitHubApi(
            new WebService(http, places.api(), user, HEADERS, retries),
            new WebService(http, places.uploads(), user, HEADERS, retries),
            repository);
    return new Forge(
        new GitHubReleases(api),
        new GitHubIssues(api),
        new GitHubRuns(api),
        new GitHubChanges(api),
        () ->
            Optional.ofNullable(api.trying(() -> api.about(ACCESS)).permissions())
                .map(PermissionsDocument::push)
                .filter(push -> push || !isOfApp(token)));
  }
}
