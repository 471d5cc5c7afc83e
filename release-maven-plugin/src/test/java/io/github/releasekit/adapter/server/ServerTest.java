package io.github.releasekit.adapter.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server with routes of each kind, and clients of it. */
abstract class ServerTest {

  static final String TOKEN = "0123456789abcdef-Token";
  static final Limits LIMITS =
      new Limits(2, 2, Duration.ofMillis(400), 2, Duration.ofMillis(5), Duration.ofMillis(40));

  final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
  final BlockingQueue<ServerEvent> events = new ArrayBlockingQueue<>(100);
  private final List<AutoCloseable> open = new ArrayList<>();
  WebServer server;

  @BeforeEach
  void server() {
    server = start(new Guard(List.of("releases.example.org", "proxy:8443"), Optional.empty()));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  WebServer start(Guard guard) {
    List<Route> routes =
        List.of(
            Route.document(
                "/",
                Set.of("q"),
                request -> Answer.text("text/plain", request.list("q").toString())),
            Route.document(
                "/of/{name}",
                Set.of(),
                request -> Answer.text("text/plain", request.variable("name")).tagged("head")),
            Route.document(WebServer.HEALTH, Set.of(), any -> Answer.text("text/plain", "ok")),
            Route.document(
                "/broken",
                Set.of(),
                any -> {
                  throw new IllegalStateException("/home/ada/secret");
                }),
            Route.document(
                "/large", Set.of(), any -> Answer.of(200, "a/b", new byte[64 * 1024 * 1024])),
            Route.stream("/events", any -> this::polled),
            Route.stream(
                "/flood",
                any -> () -> List.of(new ServerEvent("flood", "", "x".repeat(4 * 1024 * 1024)))));
    WebServer started =
        WebServer.start(new InetSocketAddress("127.0.0.1", 0), guard, routes, LIMITS, log::add);
    open.add(started);
    return started;
  }

  private List<ServerEvent> polled() {
    List<ServerEvent> polled = new ArrayList<>();
    events.drainTo(polled);
    return polled;
  }

  RawClient client() throws IOException {
    return client(server);
  }

  RawClient client(WebServer of) throws IOException {
    RawClient client = new RawClient(of.url());
    open.add(client);
    return client;
  }

  String host() {
    return "Host: " + server.url().getAuthority();
  }
}
