package io.github.releasekit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in on loopback for the webhooks of chats, and of a team's own program. It answers as they
 * say they do, and can be disturbed.
 */
public final class WebhookServer implements AutoCloseable {

  /** Whose webhook it is, and what it answers when it has taken a document. */
  public enum Service {
    /** docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: "ok". */
    SLACK(200, "ok"),
    /** A workflow's trigger "When a Teams webhook request is received": accepted. */
    TEAMS(202, ""),
    /** docs.discord.com/developers/resources/webhook, Execute Webhook without wait. */
    DISCORD(204, ""),
    WEBHOOK(200, "{}");

    private final int status;
    private final String text;

    Service(int status, String text) {
      this.status = status;
      this.text = text;
    }
  }

  /** What befalls a request. */
  public enum Fault {
    /** The connection is closed before anything is done. */
    RESET,
    /** The connection is closed after all was done. */
    LOST,
    /** Less of the answer comes than was announced, after all was done. */
    TRUNCATED,
    /** No answer comes, after all was done. */
    SLOW,
    /** To another host. */
    REDIRECT,
    STATUS_400,
    STATUS_401,
    STATUS_403,
    STATUS_404,
    STATUS_408,
    STATUS_410,
    STATUS_413,
    STATUS_425,
    /** With a wait of 7 seconds. */
    STATUS_429,
    STATUS_500,
    STATUS_501,
    STATUS_502,
    STATUS_503,
    STATUS_504;

    /** Whether the document was taken nevertheless. */
    public boolean isTaken() {
      return this == LOST || this == TRUNCATED || this == SLOW;
    }
  }

  /**
   * What has come.
   *
   * @param headers by names in small letters
   * @param isTaken whether the document was taken, whatever was answered
   */
  public record Received(
      String method, String path, Map<String, String> headers, byte[] body, boolean isTaken) {

    /** The document as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private int status;
  private String text;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Received> received = new ArrayList<>();
  private final Deque<Fault> next = new ArrayDeque<>();
  private Optional<Fault> always = Optional.empty();
  private String elsewhere = "";
  private String problem = "disturbed";
  private final Hold hold = new Hold();
  private HttpServer server;

  /** Starts it. */
  public WebhookServer(Service service) {
    this.status = service.status;
    this.text = service.text;
    this.server = start(0);
  }

  private HttpServer start(int port) {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
      started.setExecutor(threads);
      started.createContext("/", this::serve);
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which answer is kept back. */
  Hold hold() {
    return hold;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Connections are refused from now on. */
  public synchronized void refuse() {
    server.stop(0);
  }

  /** Connections are taken again. */
  public synchronized void resume() {
    server = start(server.getAddress().getPort());
  }

  /** Disturbs the next request. */
  public synchronized void disturb(Fault fault) {
    next.add(fault);
  }

  /** Disturbs every request from now on. */
  public synchronized void disturbAlways(Fault fault) {
    always = Optional.of(fault);
  }

  /** Disturbs no request any more. */
  public synchronized void undisturb() {
    always = Optional.empty();
  }

  /** Where redirects point to. */
  public synchronized void pointTo(String url) {
    elsewhere = url;
  }

  /** What is said with statuses that are faults. */
  public synchronized void say(String text) {
    problem = text;
  }

  /** What is answered to documents that are taken. */
  public synchronized void answerWith(int otherStatus, String otherText) {
    status = otherStatus;
    text = otherText;
  }

  /** All that has come, disturbed or not. */
  public synchronized List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Optional<Fault> fault = arrived(exchange, body);
      if (fault.isEmpty()) {
        hold.pass(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        answer(exchange, status, text);
        return;
      }
      switch (fault.get()) {
        case RESET, LOST -> {}
        case TRUNCATED -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        }
        case SLOW -> await();
        case REDIRECT -> {
          exchange.getResponseHeaders().set("Location", elsewhere);
          answer(exchange, 307, "");
        }
        default -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          answer(exchange, Integer.parseInt(fault.get().name().substring(7)), problem);
        }
      }
    }
  }

  private synchronized Optional<Fault> arrived(HttpExchange exchange, byte[] body) {
    Fault one = next.poll();
    Optional<Fault> fault = one == null ? always : Optional.of(one);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            body,
            fault.map(Fault::isTaken).orElse(true)));
    return fault;
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
