package io.github.releasekit.adapter.http;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.HttpProxy;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.ByteArrayOutputStream;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers, each time with one request: no redirect is followed, and no credentials go over a
 * connection that others can read.
 */
public final class HttpExchanges {

  /** More is no answer to a question: 8 MiB. */
  private static final int MAX_BYTES = 8 << 20;

  private static final int SERVER_ERROR = 500;
  private static final int NOT_IMPLEMENTED = 501;

  /** Request Timeout, Too Early, Too Many Requests (RFC 9110, 15.5.9; RFC 8470; RFC 6585). */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  /** Proxy Authentication Required (RFC 9110, 15.5.8). */
  private static final int PROXY_WANTS_USER = 407;

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Function<String, Optional<HttpProxy>> proxies;
  private final Duration longest;

  /**
   * One for each proxy, as each has a thread of its own for as long as it is not forgotten. After a
   * failure it is, with its connections: one that has died silently would fail again.
   */
  private final Map<Optional<HttpProxy>, HttpClient> clients = new ConcurrentHashMap<>();

  /**
   * @param proxies the proxy for a URL
   */
  public HttpExchanges(Function<String, Optional<HttpProxy>> proxies) {
    this(proxies, A_DAY);
  }

  /**
   * As {@link #HttpExchanges(Function)}.
   *
   * @param longest that any request may take, whatever its own timeout
   */
  public HttpExchanges(Function<String, Optional<HttpProxy>> proxies, Duration longest) {
    this.proxies = proxies;
    this.longest = longest;
  }

  /**
   * What is asked.
   *
   * @param headers besides those of {@code authorization}
   * @param timeout of all of it, connecting included
   */
  public record Request(
      String method,
      URI uri,
      Map<String, String> headers,
      Optional<Authorization> authorization,
      BodyPublisher body,
      Duration timeout) {
    public Request {
      headers = Map.copyOf(headers);
    }
  }

  /** What a server says. */
  public record Answer(int status, HttpHeaders headers, byte[] body) {

    /** Whether it is what was asked for (RFC 9110, 15.3). */
    public boolean isSuccess() {
      return status / 100 == 2;
    }

    /** Whether the server may take the same another time, by its status alone. */
    boolean isPassing() {
      return PASSING.contains(status) || status >= SERVER_ERROR && status != NOT_IMPLEMENTED;
    }

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** A server does not answer, or not in time, or with more than is read. */
  public static final class UnreachableException extends ReleaseException {

    UnreachableException(String problem) {
      super(problem, "see that the server is up and can be reached from here");
    }
  }

  /**
   * Gets a document.
   *
   * @param credentials a password alone, with no user name, is a bearer token
   * @param timeout of all of it
   * @throws UnreachableException when there is no answer
   * @throws ReleaseException when credentials would go where others can read them
   */
  public Answer get(URI uri, Optional<Credentials> credentials, Duration timeout) {
    return send(
        new Request(
            "GET",
            uri,
            Map.of("Accept", "application/json, */*;q=0.5"),
            credentials.map(Authorization::of),
            BodyPublishers.noBody(),
            timeout));
  }

  /**
   * Posts a document, as {@link #get}.
   *
   * @param contentType of the document
   */
  public Answer post(
      URI uri,
      Optional<Credentials> credentials,
      String contentType,
      BodyPublisher document,
      Duration timeout) {
    return send(
        new Request(
            "POST",
            uri,
            Map.of("Content-Type", contentType),
            credentials.map(Authorization::of),
            document,
            timeout));
  }

  /** Deletes something, as {@link #get}. */
  public Answer delete(URI uri, Optional<Credentials> credentials, Duration timeout) {
    return send(
        new Request(
            "DELETE",
            uri,
            Map.of(),
            credentials.map(Authorization::of),
            BodyPublishers.noBody(),
            timeout));
  }

  /**
   * Asks once.
   *
   * @throws UnreachableException when there is no answer, or not all of it
   * @throws ReleaseException when what is secret would go where others can read it
   */
  public Answer send(Request asked) {
    URI uri = asked.uri();
    Duration timeout = asked.timeout().compareTo(longest) < 0 ? asked.timeout() : longest;
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(asked.method(), asked.body());
    request.timeout(timeout);
    asked.headers().forEach(request::header);
    if (asked.authorization().isPresent()) {
      requirePrivate(uri);
      authorize(request, uri, asked.authorization().get());
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Optional<HttpProxy> proxy = proxy(uri);
    HttpClient client = clients.computeIfAbsent(proxy, HttpExchanges::client);
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(
            request.build(),
            BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(b -> append(body, b))));
    try {
      HttpResponse<Void> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() == PROXY_WANTS_USER) {
        throw new UnreachableException("the proxy for " + uri.getHost() + " wants another user");
      }
      return new Answer(response.statusCode(), response.headers(), body.toByteArray());
    } catch (TimeoutException e) {
      answer.cancel(true);
      clients.remove(proxy, client);
      throw new UnreachableException(
          uri.getHost() + " has not answered in " + timeout.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      clients.remove(proxy, client);
      throw new UnreachableException(
          uri.getHost() + " does not answer: " + PlainText.line(String.valueOf(e.getCause())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException(
          "waiting for " + uri.getHost() + " was interrupted", "run the same command again", e);
    }
  }

  private static void append(ByteArrayOutputStream body, byte[] part) {
    if (body.size() + part.length > MAX_BYTES) {
      throw new IllegalStateException("the answer has more than " + MAX_BYTES + " bytes");
    }
    body.writeBytes(part);
  }

  private Optional<HttpProxy> proxy(URI uri) {
    return isThisMachine(uri.getHost()) ? Optional.empty() : proxies.apply(uri.toString());
  }

  private static HttpClient client(Optional<HttpProxy> proxy) {
    HttpClient.Builder client = HttpClient.newBuilder().followRedirects(Redirect.NEVER);
    proxy.ifPresent(own -> goThrough(client, own));
    return client.build();
  }

  /** Whether a server is reached by a proxy, which then finds its address. */
  boolean goesThroughProxy(URI uri) {
    return !isThisMachine(uri.getHost()) && proxies.apply(uri.toString()).isPresent();
  }

  private static void goThrough(HttpClient.Builder client, HttpProxy proxy) {
    client.proxy(ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port())));
    proxy.credentials().ifPresent(user -> client.authenticator(authenticator(user)));
  }

  /** The proxy's user is nobody at the server. */
  private static Authenticator authenticator(Credentials proxy) {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? new PasswordAuthentication(proxy.username(), proxy.password().toCharArray())
            : null;
      }
    };
  }

  private static void authorize(HttpRequest.Builder request, URI uri, Authorization authorization) {
    try {
      request.header(authorization.header(), authorization.value().reveal());
    } catch (IllegalArgumentException e) {
      // Without the cause, which shows the value.
      throw new ReleaseException(
          "the credentials for " + uri.getHost() + " have characters that HTTP cannot send",
          "correct the <server> in settings.xml");
    }
  }

  private static void requirePrivate(URI uri) {
    if (uri.getScheme().equalsIgnoreCase("https") || isThisMachine(uri.getHost())) {
      return;
    }
    throw new ReleaseException(
        "the credentials for " + uri.getHost() + " would go over http, where others can read them",
        "use https");
  }

  static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}");
  }
}
