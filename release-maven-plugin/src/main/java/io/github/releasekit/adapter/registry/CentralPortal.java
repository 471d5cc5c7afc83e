package io.github.releasekit.adapter.registry;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Portal of Maven Central, by its Publisher API
 * (https://central.sonatype.org/publish/publish-portal-api/). A request whose answer is lost is
 * made again; an upload that is made twice leaves a bundle that nobody publishes, and that can be
 * dropped.
 */
public final class CentralPortal {

  private static final Duration UPLOAD = Duration.ofMinutes(30);
  private static final Duration QUESTION = Duration.ofSeconds(60);
  private static final String FORM = "multipart/form-data; boundary=";

  private static final int CREATED = 201;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  /** Request Timeout, Too Many Requests (RFC 9110, 15.5.9; RFC 6585, 4). */
  private static final Set<Integer> PASSING = Set.of(408, 429);

  private final HttpExchanges http;
  private final String url;
  private final Credentials token;
  private final Retries retries;

  /** How far a bundle is. */
  public enum State {
    /** Waits to be looked at. */
    PENDING,
    /** Is looked at. */
    VALIDATING,
    /** Is good, and can be published. */
    VALIDATED,
    /** Is on its way to Maven Central. */
    PUBLISHING,
    /** Is at Maven Central. */
    PUBLISHED,
    /** Is not good. */
    FAILED
  }

  /**
   * A bundle that was uploaded.
   *
   * @param errors what is wrong with it, a line each
   */
  public record Deployment(State state, List<String> errors) {
    public Deployment {
      errors = List.copyOf(errors);
    }
  }

  private record Status(String deploymentState, @Nullable Map<String, Object> errors) {}

  /**
   * @param url of the Portal
   * @param user the two parts of a user token
   */
  public CentralPortal(HttpExchanges http, String url, Credentials user, Retries retries) {
    this.http = http;
    this.url = url;
    String both = user.username() + ":" + user.password();
    this.token =
        new Credentials(
            "", Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    this.retries = retries;
  }

  /**
   * Uploads a bundle that is not published before {@link #publish} says so.
   *
   * @param name for people
   * @return its id
   * @throws ReleaseException when the Portal does not take it
   */
  public String upload(Path bundle, String name) {
    String boundary = "release-kit-" + Digests.sha256(name);
    Answer answer =
        trying(
            () ->
                http.post(
                    uri("upload?publishingType=USER_MANAGED&name=" + encoded(name)),
                    Optional.of(token),
                    FORM + boundary,
                    form(bundle, boundary),
                    UPLOAD));
    String id = text(answer).strip();
    if (answer.status() != CREATED || id.isEmpty()) {
      throw refused("has not taken the bundle", answer);
    }
    return id;
  }

  /**
   * How far a bundle is.
   *
   * @return empty where it was dropped
   */
  public Optional<Deployment> find(String id) {
    Answer answer = trying(() -> post("status?id=" + encoded(id)));
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    requireDone(answer, "does not say how far the bundle is");
    Status status = Json.read(answer.body(), Status.class, "the answer of " + url);
    State state =
        Stream.of(State.values())
            .filter(one -> one.name().equals(status.deploymentState()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ReleaseException(
                        url
                            + " says that the bundle is '"
                            + PlainText.shortLine(Objects.toString(status.deploymentState()))
                            + "', which release-kit does not know",
                        "look at " + deployments()));
    return Optional.of(new Deployment(state, errors(status)));
  }

  private static List<String> errors(Status status) {
    return Optional.ofNullable(status.errors()).orElse(Map.of()).entrySet().stream()
        .map(error -> PlainText.line(error.getKey() + ": " + error.getValue()))
        .sorted()
        .toList();
  }

  /** Publishes a bundle that is validated; what is on its way already stays so. */
  public void publish(String id) {
    Answer answer = trying(() -> post("deployment/" + encoded(id)));
    if (isDone(answer)) {
      return;
    }
    boolean isOnItsWay =
        find(id)
            .filter(found -> Set.of(State.PUBLISHING, State.PUBLISHED).contains(found.state()))
            .isPresent();
    if (!isOnItsWay) {
      throw refused("does not publish the bundle", answer);
    }
  }

  /** Removes a bundle that is not published. */
  public void drop(String id) {
    Answer answer =
        trying(() -> http.delete(uri("deployment/" + encoded(id)), Optional.of(token), QUESTION));
    if (answer.status() != NOT_FOUND) {
      requireDone(answer, "does not drop the bundle");
    }
  }

  /** Where people see their bundles. */
  public String deployments() {
    return url + "/publishing/deployments";
  }

  private Answer post(String path) {
    return http.post(
        uri(path), Optional.of(token), "application/json", BodyPublishers.noBody(), QUESTION);
  }

  private URI uri(String path) {
    return URI.create(url + "/api/v1/publisher/" + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A form of one file (RFC 7578). */
  private static BodyPublisher form(Path bundle, String boundary) {
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"bundle.zip\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    try {
      return BodyPublishers.concat(
          BodyPublishers.ofString(head),
          BodyPublishers.ofFile(bundle),
          BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last answer where no other comes that says more. */
  private Answer trying(Supplier<Answer> question) {
    Tries tries = retries.begin(url, UPLOAD);
    while (true) {
      String failure;
      try {
        Answer answer = question.get();
        failure = "status " + answer.status();
        if (!isPassing(answer) || !tries.again(failure)) {
          return answer;
        }
      } catch (UnreachableException e) {
        if (!tries.again(e.problem())) {
          throw e;
        }
      }
    }
  }

  private static boolean isPassing(Answer answer) {
    return answer.status() >= SERVER_ERROR || PASSING.contains(answer.status());
  }

  private static boolean isDone(Answer answer) {
    return answer.status() / 100 == 2;
  }

  private void requireDone(Answer answer, String problem) {
    if (!isDone(answer)) {
      throw refused(problem, answer);
    }
  }

  private ReleaseException refused(String problem, Answer answer) {
    boolean isUser = answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
    String said = PlainText.shortLine(text(answer));
    return new ReleaseException(
        String.format(
            Locale.ROOT,
            "%s %s: status %d%s",
            url,
            problem,
            answer.status(),
            said.isEmpty() ? "" : ", " + said),
        isUser
            ? "check the user token of the server in settings.xml; the Portal shows a new one once,"
                + " under the account"
            : "look at " + deployments() + ", then run mvn release-kit:perform again");
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
