package io.github.releasekit.extension.image;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Stands before a registry, and does to requests what a test tells it to. */
final class Front implements AutoCloseable {

  private static final Set<String> OF_CONNECTIONS =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "date");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final Optional<String> registry;
  private final HttpServer server;

  /** What was asked. */
  record Request(String method, String uri, Optional<String> authorization) {
    boolean is(String beginning) {
      return (method + " " + uri).matches(beginning + ".*");
    }
  }

  /** What is done to a request instead of passing it on. */
  @FunctionalInterface
  interface Deed {
    void to(HttpExchange exchange) throws IOException;
  }

  private record Trouble(Predicate<Request> of, boolean once, Deed deed) {}

  /**
   * @param registry where requests are passed on to; without it nothing is there
   */
  Front(Optional<String> registry) throws IOException {
    this.registry = registry;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The same machine by another name, so that it is another host. */
  String otherHost() {
    return "localhost:" + server.getAddress().getPort();
  }

  /**
   * Does something to the next request of a kind.
   *
   * @param request regular expression of the beginning of {@code METHOD /path}
   */
  Front once(String request, Deed deed) {
    return add(new Trouble(asked -> asked.is(request), true, deed));
  }

  /** As {@link #once}, to all of them. */
  Front always(String request, Deed deed) {
    return add(new Trouble(asked -> asked.is(request), false, deed));
  }

  private synchronized Front add(Trouble trouble) {
    troubles.add(trouble);
    return this;
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  List<Request> requests(String beginning) {
    return requests().stream().filter(request -> request.is(beginning)).toList();
  }

  /** An answer with a body in JSON. */
  static Deed answer(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] content = body.getBytes();
      boolean empty = content.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, empty ? -1 : content.length);
      if (!empty) {
        exchange.getResponseBody().write(content);
      }
    };
  }

  /** No answer at all. */
  static Deed hangUp() {
    return exchange -> {};
  }

  /** Half of an answer. */
  static Deed truncated() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(new byte[500]);
      exchange.getResponseBody().flush();
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
      Optional<Deed> deed = deed(request);
      if (deed.isPresent()) {
        exchange.getRequestBody().readAllBytes();
        deed.get().to(exchange);
      } else if (registry.isPresent()) {
        pass(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    } finally {
      exchange.close();
    }
  }

  private synchronized Optional<Deed> deed(Request request) {
    requests.add(request);
    Iterator<Trouble> each = troubles.iterator();
    while (each.hasNext()) {
      Trouble trouble = each.next();
      if (trouble.of().test(request)) {
        if (trouble.once()) {
          each.remove();
        }
        return Optional.of(trouble.deed());
      }
    }
    return Optional.empty();
  }

  private void pass(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://" + registry.orElseThrow() + exchange.getRequestURI()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_CONNECTIONS.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
              }
            });
    request.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"));
    byte[] body = exchange.getRequestBody().readAllBytes();
    request.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      Headers headers = exchange.getResponseHeaders();
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_CONNECTIONS.contains(name.toLowerCase())) {
                  headers.put(name, values);
                }
              });
      byte[] content = response.body();
      exchange.sendResponseHeaders(
          response.statusCode(), content.length == 0 ? -1 : content.length);
      if (content.length > 0) {
        exchange.getResponseBody().write(content);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
