package io.github.releasekit.adapter.registry;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.WebService;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Portal of Maven Central, by its Publisher API
 * (https://central.sonatype.org/publish/publish-portal-api/). A request whose answer is lost is
 * made again; an upload that is made twice leaves a bundle that nobody publishes, and that can be
 * dropped.
 */
public final class CentralPortal {

  private static final String FORM = "multipart/form-data; boundary=";

  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;

  private final String url;
  private final WebService service;

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
    this.url = url;
    String both = user.username() + ":" + user.password();
    String token = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    this.service =
        new WebService(
            http,
            url + "/api/v1/publisher",
            Optional.of(Authorization.bearer(token)),
            Map.of(),
            retries);
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
        service.trying(
            () ->
                service.upload(
                    "POST",
                    "/upload?publishingType=USER_MANAGED&name=" + encoded(name),
                    Map.of("Content-Type", FORM + boundary),
                    form(bundle, boundary)));
    String id = answer.text().strip();
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
    Answer answer = service.trying(() -> post("/status?id=" + encoded(id)));
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
    Answer answer = service.trying(() -> post("/deployment/" + encoded(id)));
    if (answer.isSuccess()) {
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
    Answer answer = service.trying(() -> service.delete("/deployment/" + encoded(id)));
    if (answer.status() != NOT_FOUND) {
      requireDone(answer, "does not drop the bundle");
    }
  }

  /** Where people see their bundles. */
  public String deployments() {
    return url + "/publishing/deployments";
  }

  private Answer post(String path) {
    return service.upload("POST", path, Map.of(), BodyPublishers.noBody());
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

  private void requireDone(Answer answer, String problem) {
    if (!answer.isSuccess()) {
      throw refused(problem, answer);
    }
  }

  private ReleaseException refused(String problem, Answer answer) {
    return service.refused(
        answer,
        problem,
        "look at "
            + deployments()
            + ", then run mvn release-kit:perform again; the Portal shows a new user token once,"
            + " under the account");
  }
}
