package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.WebService;
import io.github.releasekit.adapter.json.SnakeCase;
import io.github.releasekit.domain.ReleaseException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The REST API of GitHub for one repository.
 *
 * @param uploads the host that takes files
 * @param repository owner and name
 */
record GitHubApi(WebService service, WebService uploads, String repository) {

  static final int MOVED = 301;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int GONE = 410;
  static final int UNPROCESSABLE = 422;

  /** Of an issue that was never there, is in another repository now, or was deleted. */
  private static final Set<Integer> ABSENT = Set.of(NOT_FOUND, MOVED, GONE);

  /** Documents with long texts come so many at a time, for an answer to stay below 8 MiB. */
  static final int PAGE = 30;

  /** GitHub lists no more than 10000 of a kind. */
  static final int ALL_PAGES = 10_000 / PAGE + 1;

  /** What a token has to be allowed ("Permissions required for fine-grained access tokens"). */
  enum Permission {
    CONTENTS("contents: write"),
    ISSUES("issues: write and pull-requests: write"),
    CHANGES("contents: write and pull-requests: write"),
    REQUESTS("pull-requests: write and contents: read"),
    ACTIONS("actions: read");

    private final String text;

    Permission(String text) {
      this.text = text;
    }
  }

  /**
   * What is asked for.
   *
   * @param problem what GitHub does where it refuses: {@code does not list the releases}
   * @param remedy where GitHub refuses for another reason than that the token may not
   */
  record Question(String problem, Permission permission, String remedy) {}

  /** Of the user whose token it is; of some tokens GitHub does not say them. */
  record PermissionsDocument(boolean push) {}

  /** "Get a repository". */
  @SnakeCase
  record RepositoryDocument(
      String fullName, @Nullable String defaultBranch, @Nullable PermissionsDocument permissions) {
    RepositoryDocument {
      Objects.requireNonNull(fullName);
    }
  }

  /** As {@link WebService#trying}. */
  <T> T trying(Supplier<T> attempt) {
    return service.trying(attempt);
  }

  /** The path of something of the repository. */
  String path(String below) {
    return "/repos/" + repository + below;
  }

  /** Text as one segment of a path, or the value of a parameter. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A name with slashes as the segments of a path. */
  static String segments(String name) {
    return encoded(name).replace("%2F", "/");
  }

  Answer get(String below) {
    return service.get(path(below));
  }

  Answer send(String method, String below, Object document) {
    return service.send(method, path(below), document);
  }

  /** The document of an answer that has to be a success. */
  <T> T read(Answer answer, Class<T> type, Question asked) {
    requireSuccess(answer, asked);
    return service.read(answer, type, asked.problem(), asked.remedy());
  }

  /** A document that may not be there. */
  <T> Optional<T> find(String below, Class<T> type, Question asked) {
    Answer answer = get(below);
    return isAbsent(answer, asked) ? Optional.empty() : Optional.of(read(answer, type, asked));
  }

  /**
   * Whether something is not there, which GitHub also says of all in a repository that the token
   * may not see: then it is refused.
   */
  boolean isAbsent(Answer answer, Question asked) {
    if (!ABSENT.contains(answer.status())) {
      return false;
    }
    requireSuccess(get(""), asked);
    return true;
  }

  /** The repository itself. */
  RepositoryDocument about(Question asked) {
    return read(get(""), RepositoryDocument.class, asked);
  }

  /**
   * What GitHub lists, as it says itself how far ("Using pagination in the REST API"): no address
   * that it gives is followed.
   *
   * @param pages that are read at most
   */
  <T> List<T> list(String below, Class<T[]> type, int pages, Question asked) {
    List<T> all = new ArrayList<>();
    String joined = below + (below.contains("?") ? "&" : "?");
    boolean more = true;
    for (int page = 1; more && page <= pages; page++) {
      Answer answer = get(joined + "per_page=" + PAGE + "&page=" + page);
      Stream.of(read(answer, type, asked)).filter(Objects::nonNull).forEach(all::add);
      more = hasNext(answer);
    }
    return all;
  }

  static boolean hasNext(Answer answer) {
    return answer.headers().firstValue("Link").filter(l -> l.contains("rel=\"next\"")).isPresent();
  }

  void requireSuccess(Answer answer, Question asked) {
    if (!answer.isSuccess()) {
      throw refused(answer, asked);
    }
  }

  ReleaseException refused(Answer answer, Question asked) {
    String problem = asked.problem() + " (" + repository + ")";
    String remedy =
        switch (answer.status()) {
          case UNAUTHORIZED -> "give a token of GitHub that has not expired";
          case FORBIDDEN, NOT_FOUND ->
              "see that "
                  + repository
                  + " is the repository, and give the token the permission "
                  + asked.permission().text
                  + " (permissions of the job in GitHub Actions, repository permissions of a"
                  + " fine-grained token)";
          default ->
              answer.status() / 100 == 3
                  ? "see whether the repository has another name now, and correct the URL in <scm>"
                  : asked.remedy();
        };
    return service.refused(answer, problem, remedy);
  }
}
