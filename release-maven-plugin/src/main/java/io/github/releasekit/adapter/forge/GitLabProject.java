package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.WebService;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A project on GitLab. Its path is its {@code :id}, encoded (docs.gitlab.com/api/rest, Namespaced
 * paths); lists come in pages, whose next one is named by {@code X-Next-Page} (Pagination).
 */
final class GitLabProject {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;

  private final WebService service;
  private final String url;
  private final String repository;
  private final String base;

  /**
   * @param url without a slash at the end
   */
  GitLabProject(
      HttpExchanges http,
      String url,
      String repository,
      Optional<Authorization> user,
      Retries retries) {
    this.service = new WebService(http, url + "/api/v4", user, Map.of(), retries);
    this.url = url;
    this.repository = repository;
    this.base = "/projects/" + UrlPath.segment(repository);
  }

  /** Where people see it. */
  String page() {
    return url + "/" + repository;
  }

  /** Its path. */
  String path() {
    return repository;
  }

  /** The last segment of its path. */
  String name() {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /** Where its API has a path. */
  String url(String path) {
    return service.url() + base + path;
  }

  <T> T trying(Supplier<T> attempt) {
    return service.trying(attempt);
  }

  /**
   * What is at a path; empty where nothing is.
   *
   * @param problem where there is no answer to that: {@code does not show the tag}
   */
  Optional<Answer> find(String path, String problem) {
    Answer answer = service.get(base + path);
    if (answer.status() == NOT_FOUND && !answer.text().contains("Project Not Found")) {
      return Optional.empty();
    }
    service.requireSuccess(answer, problem, remedy());
    return Optional.of(answer);
  }

  /** As {@link #find(String, String)}. */
  <T> Optional<T> find(String path, Class<T> type, String problem) {
    return find(path, problem).map(answer -> service.read(answer, type, problem, remedy()));
  }

  /** What has to be at a path. */
  <T> T get(String path, Class<T> type, String problem) {
    return service.read(service.get(base + path), type, problem, remedy());
  }

  /**
   * All of a list, or its beginning.
   *
   * @param pages at most
   */
  <T> List<T> list(String path, Class<T[]> type, int pages, String problem) {
    List<T> all = new ArrayList<>();
    String start = base + path + (path.contains("?") ? "&" : "?") + "per_page=" + PAGE + "&page=";
    String next = "1";
    for (int i = 0; i < pages && !next.isEmpty(); i++) {
      Answer answer = service.get(start + next);
      all.addAll(List.of(service.read(answer, type, problem, remedy())));
      next = answer.headers().firstValue("X-Next-Page").filter(p -> p.matches("[0-9]+")).orElse("");
    }
    return all;
  }

  /** As {@link #list(String, Class, int, String)}, all of it. */
  <T> List<T> list(String path, Class<T[]> type, String problem) {
    return list(path, type, MOST_PAGES, problem);
  }

  /** Sends a document, and reads what comes back. */
  <T> T send(String method, String path, Object document, Class<T> type, String problem) {
    return service.read(service.send(method, base + path, document), type, problem, remedy());
  }

  /**
   * Posts a document of something that there is once, and reads what comes back; where it is there
   * by now, it is worth another try, which finds it.
   */
  <T> T create(String path, Object document, Class<T> type, String problem) {
    Answer answer = service.send("POST", base + path, document);
    if (answer.status() == CONFLICT) {
      throw service.passing(answer);
    }
    return service.read(answer, type, problem, remedy());
  }

  /** Sends a file, and reads what comes back. */
  <T> T upload(String path, BodyPublisher file, Class<T> type, String problem) {
    Map<String, String> binary = Map.of("Content-Type", "application/octet-stream");
    return service.read(service.upload("PUT", base + path, binary, file), type, problem, remedy());
  }

  /** Deletes what is at a path, or is gone. */
  void delete(String path, String problem) {
    Answer answer = service.delete(base + path);
    if (answer.status() != NOT_FOUND) {
      service.requireSuccess(answer, problem, remedy());
    }
  }

  private String remedy() {
    return "see that the token has the scope api and may write to "
        + repository
        + ", which CI_JOB_TOKEN may not in all respects; then run the same command again";
  }

  /** Something that has to be there and is not. */
  static ReleaseException missing(String what) {
    return new ReleaseException(
        "GitLab has no " + what, "find out who has removed it, and run the same command again");
  }
}
