package io.github.releasekit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.server.Door.Fate;
import io.github.releasekit.server.JiraState.Issue;
import io.github.releasekit.server.JiraState.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stand-in on loopback for Jira with one project. It keeps to what Atlassian publishes of the
 * REST API, version 2, and takes only what both of these documentations have:
 *
 * <ul>
 *   <li>developer.atlassian.com/cloud/jira/platform/rest/v2: Projects, Project versions, Issues.
 *       There a version is created by {@code projectId}; {@code project} is deprecated, and {@code
 *       released} is not applicable.
 *   <li>developer.atlassian.com/server/jira/platform/rest: project, version, issue.
 *   <li>developer.atlassian.com/server/jira/platform/updating-an-issue-via-the-jira-rest-apis:
 *       {@code update} with {@code add}.
 * </ul>
 */
public final class JiraServer implements AutoCloseable {

  /** What befalls a request. */
  public enum Fault {
    REFUSED,
    RESET,
    LOST,
    STATUS_408,
    STATUS_429,
    STATUS_500,
    STATUS_503,
    TRUNCATED,
    SLOW,
    REDIRECT
  }

  private static final Pattern PATH =
      Pattern.compile(
          "/rest/api/2/(project|version|issue)(?:/([^/]+))?(?:/(versions|transitions))?");

  private final String authorization;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Door door;
  private final List<String> requests = new ArrayList<>();
  private final List<String> strays = new ArrayList<>();
  private JiraState state = new JiraState();
  private volatile int faulty;
  private volatile Fault fault = Fault.LOST;
  private volatile boolean always;
  private CountDownLatch slow = new CountDownLatch(1);
  private final Hold hold = new Hold();

  /**
   * @param authorization the header that it wants
   */
  public JiraServer(String authorization) {
    this.authorization = authorization;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      server.setExecutor(threads);
      server.createContext("/", this::serve);
      server.start();
      door = new Door(server.getAddress().getPort(), this::fate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which answer is kept back. */
  Hold hold() {
    return hold;
  }

  public String url() {
    return "http://127.0.0.1:" + door.port();
  }

  /** Forgets everything: issues and versions, faults, what was asked. */
  public synchronized void reset() {
    state = new JiraState();
    requests.clear();
    arm(0, Fault.LOST, false);
  }

  /**
   * Has a fault befall a request.
   *
   * @param request its number from now on, from 1; 0 for none
   * @param forGood whether it befalls all later ones, too
   */
  public synchronized void arm(int request, Fault next, boolean forGood) {
    faulty = request;
    fault = next;
    always = forGood;
    slow.countDown();
    slow = new CountDownLatch(1);
    door.countAnew();
  }

  /** Time passes, as those who try again let it: what befalls one request is over. */
  public void pass() {
    if (!always) {
      door.open();
    }
  }

  /** An issue in a status: Open, In Progress, Done, or Locked. */
  public synchronized void addIssue(String key, String status) {
    state.issues.put(key, new Issue(key, status));
  }

  /** An issue that has another key by now. */
  public synchronized void moveIssue(String key, String newKey) {
    state.issues.put(key, new Issue(newKey, "Open"));
  }

  /**
   * A version that somebody has made.
   *
   * @return its id
   */
  public synchronized String addVersion(String name, Map<String, Object> fields) {
    Map<String, Object> version = state.addVersion(name);
    version.putAll(fields);
    return String.valueOf(version.get("id"));
  }

  /** Puts an issue into a version. */
  public synchronized void fix(String key, String version) {
    state.issues.get(key).fixVersions.add(version);
  }

  /** What was asked: {@code GET /rest/api/2/version/10401}. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** How many connections there were since a fault was armed, those included that were reset. */
  public int connections() {
    return door.connections();
  }

  /** What was changed: {@code move ABC-1 Done}. */
  public synchronized List<String> changes() {
    return List.copyOf(state.changes);
  }

  /** What went where it was redirected to. */
  public synchronized List<String> strays() {
    return List.copyOf(strays);
  }

  /** The versions with a name, as they are told. */
  public synchronized List<Map<String, Object>> versions(String name) {
    return state.versions.values().stream()
        .filter(version -> name.equals(version.get("name")))
        .toList();
  }

  /** Status and fix versions of an issue: {@code Done [10401]}. */
  public synchronized String issue(String key) {
    Issue issue = state.issues.get(key);
    return issue.status + " " + issue.fixVersions;
  }

  private boolean isFaulty(int request) {
    return faulty > 0 && (request == faulty || always && request > faulty);
  }

  private Fate fate(int connection) {
    if (isFaulty(connection) && fault == Fault.REFUSED) {
      return Fate.REFUSED;
    }
    return isFaulty(connection) && fault == Fault.RESET ? Fate.RESET : Fate.PASS;
  }

  private void serve(HttpExchange exchange) throws IOException {
    // Faults befall connections: each request has one of its own.
    exchange.getResponseHeaders().set("Connection", "close");
    boolean befalls = isFaulty(door.connections());
    CountDownLatch latch;
    byte[] body = exchange.getRequestBody().readAllBytes();
    Reply reply;
    synchronized (this) {
      latch = slow;
      String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      if (exchange.getRequestURI().getPath().startsWith("/elsewhere")) {
        strays.add(asked);
      }
      requests.add(asked);
      reply = befalls && isBefore() ? refusal(exchange) : reply(exchange, body);
    }
    hold.pass(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    if (befalls && fault == Fault.SLOW) {
      await(latch);
    }
    boolean isLost = befalls && (fault == Fault.LOST || fault == Fault.SLOW);
    if (!isLost) {
      send(exchange, reply, befalls && fault == Fault.TRUNCATED);
    }
    exchange.close();
  }

  /** Whether the fault keeps a request from having an effect. */
  private boolean isBefore() {
    return fault.name().startsWith("STATUS") || fault == Fault.REDIRECT;
  }

  private Reply refusal(HttpExchange exchange) {
    if (fault == Fault.REDIRECT) {
      exchange
          .getResponseHeaders()
          .set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
      return Reply.error(302, "");
    }
    if (fault == Fault.STATUS_429) {
      exchange.getResponseHeaders().set("Retry-After", "7");
    }
    return Reply.error(Integer.parseInt(fault.name().substring("STATUS_".length())), "not now");
  }

  private static void send(HttpExchange exchange, Reply reply, boolean truncated)
      throws IOException {
    byte[] text = Json.line(reply.document()).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    if (reply.status() == 204 || truncated && text.length < 4) {
      if (!truncated) {
        exchange.sendResponseHeaders(204, -1);
      }
      return;
    }
    exchange.sendResponseHeaders(reply.status(), text.length);
    exchange.getResponseBody().write(text, 0, truncated ? text.length / 2 : text.length);
    exchange.getResponseBody().flush();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("unchecked")
  private Reply reply(HttpExchange exchange, byte[] content) {
    if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Reply.error(401, "You are not authenticated. Authentication required.");
    }
    String method = exchange.getRequestMethod();
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      return Reply.error(404, "null for uri: " + exchange.getRequestURI());
    }
    boolean hasBody = !method.equals("GET");
    if (hasBody
        && !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      return Reply.error(415, "Unsupported Media Type");
    }
    Map<String, Object> body =
        hasBody ? (Map<String, Object>) Json.read(content, Map.class, "a request") : Map.of();
    String id = path.group(2) == null ? "" : path.group(2);
    String part = path.group(3) == null ? "" : "/" + path.group(3);
    return switch (method + " " + path.group(1) + (id.isEmpty() ? "" : "/") + part) {
      case "GET project/", "GET project//versions" -> project(id, part);
      case "POST version" -> state.create(body);
      case "PUT version/" -> state.change(id, body);
      case "GET issue/", "PUT issue/", "GET issue//transitions", "POST issue//transitions" ->
          issue(exchange, method + part, id, body);
      default -> Reply.error(405, "Method Not Allowed");
    };
  }

  private Reply project(String key, String part) {
    if (!key.equals(JiraState.PROJECT)) {
      return Reply.error(404, "No project could be found with key '" + key + "'.");
    }
    return part.isEmpty()
        ? Reply.of(Map.of("id", String.valueOf(JiraState.PROJECT_ID), "key", key, "name", "A"))
        : Reply.of(List.copyOf(state.versions.values()));
  }

  private Reply issue(HttpExchange exchange, String what, String key, Map<String, Object> body) {
    Issue issue = state.issues.get(key);
    if (issue == null) {
      return Reply.error(404, "Issue does not exist or you do not have permission to see it.");
    }
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    return switch (what) {
      case "GET" -> state.issue(issue, List.of(query.replace("fields=", "").split(",")));
      case "PUT" -> state.edit(issue, body);
      case "GET/transitions" -> state.transitions(issue);
      default -> state.move(issue, body);
    };
  }

  @Override
  public void close() {
    arm(0, Fault.LOST, false);
    door.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
