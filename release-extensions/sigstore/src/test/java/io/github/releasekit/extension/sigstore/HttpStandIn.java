package io.github.releasekit.extension.sigstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service on the loopback interface, that takes what is posted to one path. */
abstract class HttpStandIn implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();

  private volatile Disturbance disturbance = Disturbance.NONE;

  /** An answer, with the header {@code Location} where it is not empty. */
  record Answer(int status, String type, String location, byte[] body) {}

  HttpStandIn(String path) throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(path, this::handle);
    server.setExecutor(threads);
    server.start();
  }

  final String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  final void disturb(Disturbance how) {
    this.disturbance = how;
  }

  /** How often it was asked. */
  final int requests() {
    return requests.get();
  }

  abstract Answer answer(byte[] request) throws GeneralSecurityException, IOException;

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] request = exchange.getRequestBody().readAllBytes();
    switch (disturbance) {
      case ERROR -> send(exchange, new Answer(500, "text/plain", "", request));
      case CUT -> exchange.close();
      case GARBAGE ->
          send(
              exchange,
              new Answer(201, "application/json", "/", "{\"".getBytes(StandardCharsets.UTF_8)));
      case SILENCE -> {}
      case NONE -> serve(exchange, request);
    }
  }

  private void serve(HttpExchange exchange, byte[] request) throws IOException {
    Answer answer;
    try {
      answer = answer(request);
    } catch (GeneralSecurityException | RuntimeException e) {
      String why = "{\"code\":400,\"message\":\"" + e.getMessage() + "\"}";
      answer = new Answer(400, "application/json", "", why.getBytes(StandardCharsets.UTF_8));
    }
    send(exchange, answer);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Map.of("Content-Type", answer.type(), "Location", answer.location())
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                exchange.getResponseHeaders().set(name, value);
              }
            });
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
