package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.WebService;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A repository on Gitea or Forgejo. Lists come in pages, which may be shorter than is asked for:
 * {@code X-Total-Count} says how much there is (docs.gitea.com/development/api-usage, Pagination).
 */
final class GiteaRepository {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 200;

  private final WebService api;
  private final WebService pages;
  private final String repository;
  private final String base;

  /**
   * @param url without a slash at the end
   */
  GiteaRepository(
      HttpExchanges http, String url, String repository, Optional<Secret> token, Retries retries) {
    Optional<Authorization> user =
        token.map(own -> new Authorization("Authorization", new Secret("token " + own.reveal())));
    this.api = new WebService(http, url + "/api/v1", user, Map.of(), retries);
    this.pages = new WebService(http, url, user, Map.of(), retries);
    this.repository = repository;
    this.base = "/repos/" + UrlPath.segments(repository);
  }

  /** Owner and name. */
  String path() {
    return repository;
  }

  <T> T trying(Supplier<T> attempt) {
    return api.trying(attempt);
  }

  /**
   * What is at a path; empty where nothing is.
   *
   * @param problem where there is no answer to that: {@code does not show the tag}
   */
  <T> Optional<T> find(String path, Class<T> type, String problem) {
    Answer answer = api.get(base + path);
    return answer.status() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(api.read(answer, type, problem, remedy()));
  }

  /** What has to be at a path. */
  <T> T get(String path, Class<T> type, String problem) {
    return api.read(api.get(base + path), type, problem, remedy());
  }

  /**
   * All of a list that comes in pages, or its beginning.
   *
   * @param most pages at most
   */
  <T> List<T> list(String path, Class<T[]> type, int most, String problem) {
    List<T> all = new ArrayList<>();
    String start = base + path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE + "&page=";
    for (int page = 1; page <= most; page++) {
      Answer answer = api.get(start + page);
      T[] some = api.read(answer, type, problem, remedy());
      all.addAll(List.of(some));
      if (some.length == 0 || all.size() >= total(answer)) {
        break;
      }
    }
    return all;
  }

  /** As {@link #list(String, Class, int, String)}, all of it. */
  <T> List<T> list(String path, Class<T[]> type, String problem) {
    return list(path, type, MOST_PAGES, problem);
  }

  private static long total(Answer answer) {
    return answer
        .headers()
        .firstValue("X-Total-Count")
        .filter(count -> count.matches("[0-9]{1,9}"))
        .map(Long::parseLong)
        .orElse(Long.MAX_VALUE);
  }

  /** Sends a document, and reads what comes back. */
  <T> T send(String method, String path, Object document, Class<T> type, String problem) {
    return api.read(api.send(method, base + path, document), type, problem, remedy());
  }

  /**
   * Posts a document of something that there is once, and reads what comes back; where it is there
   * by now, it is worth another try, which finds it.
   */
  <T> T create(String path, Object document, Class<T> type, String problem) {
    Answer answer = api.send("POST", base + path, document);
    if (answer.status() == CONFLICT) {
      throw api.passing(answer);
    }
    return api.read(answer, type, problem, remedy());
  }

  /** Sends a form with a file, and reads what comes back. */
  <T> T upload(String path, String type, BodyPublisher form, Class<T> answer, String problem) {
    return api.read(
        api.upload("POST", base + path, Map.of("Content-Type", type), form),
        answer,
        problem,
        remedy());
  }

  /** Deletes what is at a path, or is gone. */
  void delete(String path, String problem) {
    Answer answer = api.delete(base + path);
    if (answer.status() != NOT_FOUND) {
      api.requireSuccess(answer, problem, remedy());
    }
  }

  /**
   * Downloads something that the server shows under its own URL.
   *
   * @return empty where it is elsewhere, or the server sends us there
   */
  Optional<byte[]> download(String from) {
    if (!from.startsWith(pages.url() + "/")) {
      return Optional.empty();
    }
    Answer answer = pages.get(from.substring(pages.url().length()));
    return answer.isSuccess() ? Optional.of(answer.body()) : Optional.empty();
  }

  private String remedy() {
    return "see that the token may write to "
        + repository
        + " and its issues (write:repository, write:issue); then run the same command again";
  }

  /** Something that has to be there and is not. */
  static ReleaseException missing(String what) {
    return new ReleaseException(
        "the forge has no " + what, "find out who has removed it, and run the same command again");
  }
}
