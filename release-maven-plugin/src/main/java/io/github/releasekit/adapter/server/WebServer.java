package io.github.releasekit.adapter.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * Serves routes. Only GET and HEAD are answered, and nothing is ever read by a path that a client
 * has sent.
 */
public final class WebServer implements AutoCloseable {

  /** The one path that needs no token. */
  public static final String HEALTH = "/healthz";

  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String CHALLENGE =
      "Basic realm=\"release-kit\", charset=\"UTF-8\", Bearer realm=\"release-kit\"";
  private static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String POLICY = "Content-Security-Policy";

  private final HttpServer server;
  private final Guard guard;
  private final List<Route> routes;
  private final Consumer<String> log;
  private final Deadlines deadlines = new Deadlines();
  private final ThreadPoolExecutor threads;
  private final EventStreams streams;

  private WebServer(
      HttpServer server, Guard guard, List<Route> routes, Limits limits, Consumer<String> log) {
    this.server = server;
    this.guard = guard;
    this.routes = List.copyOf(routes);
    this.log = log;
    this.threads = ServerThreads.exchanges(limits, deadlines);
    this.streams = new EventStreams(limits, deadlines, log);
  }

  /**
   * Begins to serve.
   *
   * @param address with port 0 for any that is free
   * @param log gets a line for what has gone wrong unexpectedly
   * @throws ReleaseException when it cannot listen there
   */
  public static WebServer start(
      InetSocketAddress address,
      Guard guard,
      List<Route> routes,
      Limits limits,
      Consumer<String> log) {
    HttpServer http;
    try {
      http = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new ReleaseException(
          "port "
              + address.getPort()
              + " of "
              + address.getAddress().getHostAddress()
              + " cannot be listened on: "
              + e.getMessage(),
          "-Drelease-kit.port= another one, 0 for any that is free",
          e);
    }
    WebServer server = new WebServer(http, guard, routes, limits, log);
    http.setExecutor(server.threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** Where it is, such as {@code http://127.0.0.1:7332/}. */
  public URI url() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (ProblemException e) {
      send(exchange, e.problem().answer());
    } catch (RuntimeException e) {
      log.accept("a request could not be answered: " + e);
      send(exchange, Problem.of(500, "this server has failed; its log says more").answer());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    InetSocketAddress local = exchange.getLocalAddress();
    Optional<Problem> refusal = guard.refusal(headers, local.getAddress(), local.getPort());
    if (refusal.isPresent()) {
      send(exchange, refusal.get().answer());
      return;
    }
    if (!HEALTH.equals(exchange.getRequestURI().getRawPath())) {
      Optional<Problem> unauthorized = guard.unauthorized(headers);
      if (unauthorized.isPresent()) {
        send(exchange, unauthorized.get().answer().with("WWW-Authenticate", CHALLENGE));
        return;
      }
    }
    if (!METHODS.contains(exchange.getRequestMethod())) {
      send(
          exchange,
          Problem.of(405, "only GET and HEAD are answered").answer().with("Allow", "GET, HEAD"));
      return;
    }
    if (hasBody(headers)) {
      throw new ProblemException(Problem.badRequest("a request has no body here"));
    }
    route(exchange, Target.of(exchange.getRequestURI()));
  }

  private void route(HttpExchange exchange, Target target) throws IOException {
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(target.path());
      if (variables.isPresent()) {
        route.requireKnown(target.parameters().keySet());
        Headers headers = exchange.getRequestHeaders();
        Request request =
            new Request(
                target.path(),
                variables.get(),
                target.parameters(),
                Optional.ofNullable(headers.getFirst("Last-Event-ID")));
        if (route.content() instanceof Route.Document document) {
          send(exchange, document.answer().apply(request));
        } else if (route.content() instanceof Route.Stream stream) {
          follow(exchange, stream, request);
        }
        return;
      }
    }
    throw new ProblemException(Problem.notFound("there is nothing at this path"));
  }

  private void follow(HttpExchange exchange, Route.Stream stream, Request request)
      throws IOException {
    if (isHead(exchange)) {
      send(exchange, Answer.of(200, "text/event-stream", new byte[0]));
      return;
    }
    setHeaders(exchange.getResponseHeaders(), "text/event-stream", Map.of());
    if (!streams.follow(exchange, stream.open().apply(request))) {
      send(
          exchange,
          Problem.of(503, "as many clients as may follow are following")
              .answer()
              .with("Retry-After", "15"));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      Headers request = exchange.getRequestHeaders();
      Headers headers = exchange.getResponseHeaders();
      setHeaders(headers, answer.mediaType(), answer.headers());
      if (hasBody(request)) {
        // What is left of the request is not read.
        headers.set("Connection", "close");
      }
      String known = request.getFirst("If-None-Match");
      if (known != null && answer.isKnownBy(known)) {
        headers.remove("Content-Type");
        exchange.sendResponseHeaders(304, -1);
      } else if (isHead(exchange) || answer.body().length == 0) {
        headers.set("Content-Length", String.valueOf(answer.body().length));
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  private static void setHeaders(Headers headers, String mediaType, Map<String, String> more) {
    headers.set("Content-Type", mediaType);
    headers.set(POLICY, NOTHING);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    more.forEach(headers::set);
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }

  private static boolean hasBody(Headers headers) {
    String length = headers.getFirst("Content-Length");
    return headers.containsKey("Transfer-Encoding") || length != null && !length.equals("0");
  }

  /** Stops at once. */
  @Override
  public void close() {
    streams.close();
    server.stop(0);
    threads.shutdownNow();
    deadlines.close();
  }
}
