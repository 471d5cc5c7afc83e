package io.github.releasekit.adapter.http;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.HttpExchanges.Request;
import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A service on the web that is spoken to in JSON. Each request is made once; what fails in passing
 * is attempted anew as a whole by {@link #trying}, which looks before it acts: whether a request
 * whose answer was lost has had its effect is found out, not assumed (I6).
 */
public final class WebService {

  /** Of one request that carries no file. */
  private static final Duration QUESTION = Duration.ofSeconds(60);

  /** Of one request that carries a file. */
  private static final Duration UPLOAD = Duration.ofMinutes(30);

  /** Of all attempts at one thing. */
  private static final Duration DEADLINE = Duration.ofMinutes(35);

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private static final String RETRY_AFTER = "Retry-After";
  private static final String LEFT = "X-RateLimit-Remaining";
  private static final String RESET = "X-RateLimit-Reset";
  private static final String JSON = "application/json";

  /**
   * After a secondary rate limit that says no time ("Best practices for using the REST API", Handle
   * rate limit errors appropriately).
   */
  private static final Duration SECONDARY = Duration.ofMinutes(1);

  private static final String IS_SECONDARY = "secondary rate limit";

  private final HttpExchanges http;
  private final String url;
  private final Optional<Authorization> authorization;
  private final Map<String, String> headers;
  private final Retries retries;
  private final Duration question;

  /** What may go well the next time. */
  public static final class PassingException extends ReleaseException {

    private final Duration wait;

    /**
     * @param wait that the server wants, at least
     */
    PassingException(String problem, Duration wait) {
      super(
          problem,
          "it was tried several times; run the same command again later, which finds out what is"
              + " there and goes on");
      this.wait = wait;
    }
  }

  /**
   * @param url that paths are put behind, without a slash at the end
   * @param headers of every request
   */
  public WebService(
      HttpExchanges http,
      String url,
      Optional<Authorization> authorization,
      Map<String, String> headers,
      Retries retries) {
    this(http, url, authorization, headers, retries, QUESTION);
  }

  private WebService(
      HttpExchanges http,
      String url,
      Optional<Authorization> authorization,
      Map<String, String> headers,
      Retries retries,
      Duration question) {
    this.http = http;
    this.url = url;
    this.authorization = authorization;
    this.headers = Map.copyOf(headers);
    this.retries = retries;
    this.question = question;
  }

  /** The same, under another deadline of requests that carry no file. */
  public WebService within(Duration deadline) {
    return new WebService(http, url, authorization, headers, retries, deadline);
  }

  /** The URL that paths are put behind. */
  public String url() {
    return url;
  }

  /**
   * Attempts something until it does not fail in passing, or often enough.
   *
   * @param attempt looks whether its effect is there before it makes it
   * @throws ReleaseException of the last attempt
   */
  public <T> T trying(Supplier<T> attempt) {
    Tries tries = retries.begin(host(), DEADLINE);
    while (true) {
      try {
        return attempt.get();
      } catch (UnreachableException e) {
        if (!tries.again(e.problem())) {
          throw e;
        }
      } catch (PassingException e) {
        if (!tries.again(e.problem(), e.wait)) {
          throw e;
        }
      }
    }
  }

  /** {@code GET} of a path. */
  public Answer get(String path) {
    return send("GET", path, Map.of(), BodyPublishers.noBody(), question);
  }

  /** {@code DELETE} of a path. */
  public Answer delete(String path) {
    return send("DELETE", path, Map.of(), BodyPublishers.noBody(), question);
  }

  /**
   * A document sent to a path.
   *
   * @param method {@code POST}, {@code PUT} or {@code PATCH}
   * @param document anything that is written as JSON
   */
  public Answer send(String method, String path, Object document) {
    return send(
        method,
        path,
        Map.of("Content-Type", JSON),
        BodyPublishers.ofString(Json.line(document)),
        question);
  }

  /**
   * A document of any form sent to a path.
   *
   * @param more headers, such as {@code Content-Type}
   */
  public Answer send(String method, String path, Map<String, String> more, byte[] document) {
    return send(method, path, more, BodyPublishers.ofByteArray(document), question);
  }

  /**
   * A file sent to a path.
   *
   * @param more headers, such as {@code Content-Type}
   */
  public Answer upload(String method, String path, Map<String, String> more, BodyPublisher file) {
    return send(method, path, more, file, UPLOAD);
  }

  /**
   * One request.
   *
   * @throws PassingException when the server has no answer now
   * @throws UnreachableException when there is no answer
   */
  private Answer send(
      String method, String path, Map<String, String> more, BodyPublisher body, Duration timeout) {
    Map<String, String> all = new HashMap<>(Map.of("Accept", JSON));
    all.putAll(headers);
    all.putAll(more);
    Answer answer =
        http.send(new Request(method, URI.create(url + path), all, authorization, body, timeout));
    if (isPassing(answer)) {
      throw passing(answer);
    }
    return answer;
  }

  /** That an answer may be another one the next time, whatever its status. */
  public PassingException passing(Answer answer) {
    Duration wait = wait(answer);
    return new PassingException(
        String.format(
            Locale.ROOT,
            "%s answers with status %d%s%s",
            host(),
            answer.status(),
            said(answer),
            wait.isZero() ? "" : ", and wants to be asked in " + wait.toSeconds() + " seconds"),
        wait);
  }

  private static boolean isPassing(Answer answer) {
    boolean limited =
        answer.status() == FORBIDDEN
            && (answer.headers().firstValue(RETRY_AFTER).isPresent()
                || isSpent(answer)
                || answer.text().contains(IS_SECONDARY));
    return limited || answer.isPassing();
  }

  /** Whether no more requests are taken until the time of {@code X-RateLimit-Reset}. */
  private static boolean isSpent(Answer answer) {
    return answer.headers().firstValue(LEFT).equals(Optional.of("0"));
  }

  /**
   * How long the server wants to be left alone (RFC 9110, 10.2.3), where it says a time by its own
   * clock; zero where it does not say.
   */
  private static Duration wait(Answer answer) {
    Duration asked = RetryAfter.of(answer.headers());
    if (!asked.isZero()) {
      return asked;
    }
    return RetryAfter.now(answer.headers())
        .flatMap(now -> reset(answer).map(until -> Duration.between(now, until)))
        .filter(wait -> !wait.isNegative())
        .orElse(answer.text().contains(IS_SECONDARY) ? SECONDARY : Duration.ZERO);
  }

  /** Servers that count requests say in every answer when they begin anew. */
  private static Optional<Instant> reset(Answer answer) {
    return answer
        .headers()
        .firstValue(RESET)
        .filter(text -> isSpent(answer) && text.matches("[0-9]{1,12}"))
        .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
  }

  /**
   * Reads a document of an answer.
   *
   * @param problem what could not be done, where the answer is no success: {@code does not take the
   *     release}
   * @param remedy what to do then
   */
  public <T> T read(Answer answer, Class<T> type, String problem, String remedy) {
    requireSuccess(answer, problem, remedy);
    try {
      T document = Json.read(answer.body(), type, "the answer of " + host());
      if (document != null) {
        return document;
      }
    } catch (ReleaseException e) {
      throw unreadable(": " + PlainText.shortLine(masked(answer.text())));
    }
    throw unreadable("");
  }

  private PassingException unreadable(String text) {
    return new PassingException(
        "the answer of " + host() + " is not the JSON that was asked for" + text, Duration.ZERO);
  }

  /**
   * @throws ReleaseException when an answer is no success
   */
  public void requireSuccess(Answer answer, String problem, String remedy) {
    if (!answer.isSuccess()) {
      throw refused(answer, problem, remedy);
    }
  }

  /** What an answer that is no success means to the user. */
  public ReleaseException refused(Answer answer, String problem, String remedy) {
    boolean isUser = answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
    return new ReleaseException(
        String.format(
            Locale.ROOT, "%s %s: status %d%s", host(), problem, answer.status(), said(answer)),
        isUser ? "check the user and what the token may do; " + remedy : remedy);
  }

  /** What the server says besides the status, without what is secret. */
  private String said(Answer answer) {
    Optional<String> elsewhere =
        answer
            .headers()
            .firstValue("Location")
            .filter(location -> answer.status() / 100 == 3)
            .map(location -> "it points to " + host(location) + ", where nothing is sent");
    String text = elsewhere.orElseGet(() -> PlainText.shortLine(masked(answer.text())));
    return text.isEmpty() ? "" : ", " + text;
  }

  private String masked(String text) {
    String masked = text;
    for (String secret : authorization.map(Authorization::secrets).orElse(List.of())) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  private String host() {
    return host(url);
  }

  /** The host in a URL, without what may be secret. */
  private static String host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).orElse("another place");
    } catch (IllegalArgumentException e) {
      return "another place";
    }
  }
}
