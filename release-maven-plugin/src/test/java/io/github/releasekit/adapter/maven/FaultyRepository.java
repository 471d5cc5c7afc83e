package io.github.releasekit.adapter.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.releasekit.server.MavenRepositoryServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A repository that keeps what is there as a release repository does, never the same twice, and in
 * which one request fails: a proxy in front of an nginx that lets one user in.
 */
final class FaultyRepository implements AutoCloseable {

  /** What befalls a request. */
  enum Fault {
    STATUS_500(500, true),
    STATUS_502(502, true),
    STATUS_503(503, true),
    STATUS_504(504, true),
    STATUS_429(429, true),
    STATUS_408(408, true),
    STATUS_400(400, false),
    STATUS_401(401, false),
    STATUS_403(403, false),
    STATUS_413(413, false),
    /** The connection ends before the request is looked at. */
    CUT_BEFORE(0, true),
    /** All is done, and the answer is lost. */
    CUT_AFTER(0, true),
    /** The connection ends in the middle of the answer. */
    CUT_IN_ANSWER(0, true);

    final int status;
    final boolean passing;

    Fault(int status, boolean passing) {
      this.status = status;
      this.passing = passing;
    }
  }

  final List<String> requests = new ArrayList<>();
  final List<String> overwritten = new ArrayList<>();

  private final HttpClient client = HttpClient.newHttpClient();
  private final MavenRepositoryServer repository;
  private final HttpServer server;
  private Fault fault = Fault.CUT_BEFORE;
  private int faultyRequest;

  /**
   * @param directory for the files of nginx
   */
  FaultyRepository(Path directory, String username, String password) throws IOException {
    repository = MavenRepositoryServer.start(directory, username, password);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where its files are. */
  Path files() {
    return repository.files();
  }

  /** Forgets what was asked, and lets a request fail that is counted from now on; none for 0. */
  synchronized void disturb(Fault next, int request) {
    requests.clear();
    fault = next;
    faultyRequest = request;
  }

  /** Answers every request with a status. */
  void refuse(int status) {
    server.removeContext("/");
    server.createContext("/", exchange -> answer(exchange, status, new byte[0]));
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    boolean faulty = requests.size() == faultyRequest;
    if (faulty && fault == Fault.CUT_BEFORE) {
      exchange.close();
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (faulty && fault.status != 0) {
      answer(exchange, fault.status, new byte[0]);
      return;
    }
    byte[] content = new byte[0];
    int status;
    boolean again =
        exchange.getRequestMethod().equals("PUT")
            && Files.exists(files().resolve(path.substring(1)))
            && !path.contains("maven-metadata");
    if (again) {
      overwritten.add(path);
      status = 409;
    } else {
      HttpResponse<byte[]> answer = forward(exchange, body);
      answer
          .headers()
          .firstValue("WWW-Authenticate")
          .ifPresent(value -> exchange.getResponseHeaders().set("WWW-Authenticate", value));
      status = answer.statusCode();
      content = answer.body();
    }
    if (!faulty) {
      answer(exchange, status, content);
    } else if (fault == Fault.CUT_IN_ANSWER) {
      exchange.sendResponseHeaders(status, content.length + 10L);
      exchange.getResponseBody().write(content);
      exchange.getResponseBody().flush();
      exchange.close();
    } else {
      exchange.close();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(repository.url() + exchange.getRequestURI().getRawPath()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    List<String> user = exchange.getRequestHeaders().get("Authorization");
    if (user != null) {
      request.header("Authorization", user.get(0));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    repository.close();
  }
}
