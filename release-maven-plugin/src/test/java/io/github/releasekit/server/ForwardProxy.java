package io.github.releasekit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on loopback that lets in who has its user and password (RFC 9110, 11.7). */
public final class ForwardProxy implements AutoCloseable {

  private static final int AUTHENTICATION_REQUIRED = 407;

  private static final List<String> PASSED_ON =
      List.of("Accept", "Content-Type", "Content-Encoding", "Git-Protocol", "Authorization");

  private final String basic;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> passed = new CopyOnWriteArrayList<>();

  public ForwardProxy(String user, String password) {
    this.basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::pass);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The paths of the requests that were let through. */
  public List<String> passed() {
    return List.copyOf(passed);
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!basic.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
      exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
      exchange.sendResponseHeaders(AUTHENTICATION_REQUIRED, -1);
      exchange.close();
      return;
    }
    passed.add(exchange.getRequestURI().getPath());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(exchange.getRequestURI())
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    PASSED_ON.forEach(
        name -> {
          String value = exchange.getRequestHeaders().getFirst(name);
          if (value != null) {
            request.header(name, value);
          }
        });
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      answer
          .headers()
          .firstValue("WWW-Authenticate")
          .ifPresent(type -> exchange.getResponseHeaders().set("WWW-Authenticate", type));
      byte[] content = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
