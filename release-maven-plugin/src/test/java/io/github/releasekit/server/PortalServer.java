package io.github.releasekit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A stand-in on loopback for the Publisher API of the Central Portal, whose Maven Central is a
 * directory. It keeps to what Sonatype publishes:
 *
 * <ul>
 *   <li>central.sonatype.org/publish/publish-portal-api: the user token as a bearer; the upload as
 *       a form with one part only, {@code bundle}, binary and with a file name; the status as a
 *       POST; the states; that what is validated can be published, and what is validated or failed
 *       dropped.
 *   <li>The OpenAPI description of the Central Publisher API: the status codes; that a deployment
 *       without a name has that of its file; that an automatic one goes from its validation
 *       straight to its publication; errors as lists of texts, those of no component under {@code
 *       common}.
 *   <li>central.sonatype.org/publish/publish-portal-upload: the archive as a Maven repository of
 *       one or more components; one that cannot be extracted makes no deployment.
 *   <li>central.sonatype.org/publish/requirements: what is validated, see {@link
 *       CentralRequirements}.
 * </ul>
 */
public final class PortalServer implements AutoCloseable {

  /**
   * What befalls a request: a status, with nothing done, or its connection is closed without an
   * answer, before anything or after all was done.
   */
  public enum Fault {
    STATUS_500,
    STATUS_429,
    STATUS_503,
    CUT_BEFORE,
    CUT_AFTER
  }

  private record Answer(int status, String text) {}

  private static final class Deployment {
    private final String id = UUID.randomUUID().toString();
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> purls = new TreeMap<>();
    private final Map<String, List<String>> errors = new LinkedHashMap<>();
    private String name = "";
    private boolean automatic;
    private String state = "";
    private int told;

    private void error(String key, String text) {
      errors.computeIfAbsent(key, k -> new ArrayList<>()).add(text);
    }
  }

  private static final String API = "/api/v1/publisher/";

  private final Path repository;
  private final String bearer;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deployment> deployments = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final Map<Integer, Fault> faults = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private Map<String, Integer> questions = Map.of("PENDING", 1, "VALIDATING", 1, "PUBLISHING", 1);

  /**
   * Starts it.
   *
   * @param repository the directory that what is published gets into
   * @param username of the user token
   * @param password of the user token
   */
  public PortalServer(Path repository, String username, String password) {
    this.repository = repository;
    byte[] token = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.bearer = "Bearer " + Base64.getEncoder().encodeToString(token);
    try {
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      this.server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Serves until its input ends: repository, username, password, file that gets the URL. */
  public static void main(String[] args) throws IOException {
    try (PortalServer portal = new PortalServer(Path.of(args[0]), args[1], args[2])) {
      Path written = Files.writeString(Path.of(args[3] + "~"), portal.url());
      Files.move(written, Path.of(args[3]), StandardCopyOption.ATOMIC_MOVE);
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method, path and query of each request that has arrived, disturbed ones too. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Disturbs one request once: the nth from now on, 1 being the next. */
  public synchronized void disturb(int nth, Fault fault) {
    faults.put(requests.size() + nth, fault);
  }

  /** How many questions are answered with each state before the next; none passes it at once. */
  public synchronized void spend(int pending, int validating, int publishing) {
    questions = Map.of("PENDING", pending, "VALIDATING", validating, "PUBLISHING", publishing);
  }

  /** Lets one validation to come fail with this text besides what it finds. */
  public synchronized void failNext(String error) {
    failures.add(error);
  }

  /** How many deployments are in a state; a deployment leaves a state when it is asked for. */
  public synchronized int deployments(String state) {
    return (int) deployments.values().stream().filter(d -> d.state.equals(state)).count();
  }

  /** The deployments that have not been dropped, the oldest first. */
  public synchronized List<String> ids() {
    return List.copyOf(deployments.keySet());
  }

  /** Makes the Portal forget a deployment, whatever its state. */
  public synchronized void drop(String id) {
    deployments.remove(id);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String fault = arrived(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (fault.equals("CUT_BEFORE")) {
        return;
      }
      Answer answer =
          fault.startsWith("STATUS_")
              ? problem(Integer.parseInt(fault.substring("STATUS_".length())), "disturbed")
              : answer(exchange, body);
      if (fault.equals("CUT_AFTER")) {
        return;
      }
      byte[] text = answer.text.getBytes(StandardCharsets.UTF_8);
      String type = answer.text.startsWith("{") ? "application/json" : "text/plain;charset=UTF-8";
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(answer.status, text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private synchronized String arrived(String request) {
    requests.add(request);
    Fault fault = faults.remove(requests.size());
    return fault == null ? "" : fault.name();
  }

  private synchronized Answer answer(HttpExchange exchange, byte[] body) {
    if (!bearer.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return problem(401, "Invalid token");
    }
    Map<String, String> query = new HashMap<>();
    for (String pair : String.valueOf(exchange.getRequestURI().getRawQuery()).split("&")) {
      String value = pair.replaceFirst("[^=]*=?", "");
      query.put(pair.replaceFirst("=.*", ""), URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try {
      if (call.equals("POST " + API + "upload")) {
        return upload(query, exchange.getRequestHeaders().getFirst("Content-Type"), body);
      }
      boolean status = call.equals("POST " + API + "status");
      if (status && !query.containsKey("id")) {
        return problem(400, "No id");
      }
      Matcher path = Pattern.compile("(POST|DELETE) " + API + "deployment/(.+)").matcher(call);
      String id = status ? query.get("id") : path.matches() ? path.group(2) : "";
      Deployment deployment = deployments.get(id);
      if (deployment == null) {
        return problem(404, "Not found");
      }
      if (status) {
        return status(deployment);
      }
      boolean drop = path.group(1).equals("DELETE");
      if (!deployment.state.equals("VALIDATED") && !(drop && deployment.state.equals("FAILED"))) {
        return problem(400, "Deployment is " + deployment.state);
      }
      if (drop) {
        drop(id);
      } else {
        enter(deployment, "PUBLISHING");
      }
      return new Answer(204, "");
    } catch (IOException | RuntimeException e) {
      return problem(500, e.toString());
    }
  }

  private Answer upload(Map<String, String> query, String type, byte[] body) throws IOException {
    String publishing = query.getOrDefault("publishingType", "USER_MANAGED");
    Matcher form =
        Pattern.compile("multipart/form-data *;.*boundary=\"?([^\";]+).*").matcher("" + type);
    if (!form.matches() || !List.of("USER_MANAGED", "AUTOMATIC").contains(publishing)) {
      return problem(400, "Not a form, or an unknown publishingType");
    }
    String delimiter = Pattern.quote("--" + form.group(1));
    Matcher part =
        Pattern.compile(
                delimiter + "\r\n(.*?)\r\n\r\n(.*?)\r\n" + delimiter + "--\\s*", Pattern.DOTALL)
            .matcher(new String(body, StandardCharsets.ISO_8859_1));
    if (!part.matches() || part.group(2).contains("\r\n--" + form.group(1))) {
      return problem(400, "Not a form with exactly one part");
    }
    String head = part.group(1);
    Matcher file = Pattern.compile("; filename=\"([^\"]+)\"").matcher(head);
    if (!head.contains("form-data; name=\"bundle\"")
        || !head.contains(": application/octet-stream")
        || !file.find()) {
      return problem(400, "No binary part named bundle that has a file name");
    }
    Deployment deployment = new Deployment();
    deployment.name = query.getOrDefault("name", file.group(1));
    deployment.automatic = publishing.equals("AUTOMATIC");
    Path archive = Files.createTempFile("portal", ".zip");
    try {
      Files.write(archive, part.group(2).getBytes(StandardCharsets.ISO_8859_1));
      try (ZipFile zip = new ZipFile(archive.toFile())) {
        for (ZipEntry entry : zip.stream().toList()) {
          if (!entry.isDirectory()) {
            deployment.files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
          }
        }
      }
    } catch (IOException e) {
      return problem(400, "Not an archive: " + e.getMessage());
    } finally {
      Files.delete(archive);
    }
    if (deployment.files.isEmpty()) {
      return problem(400, "An empty archive");
    }
    deployments.put(deployment.id, deployment);
    enter(deployment, "PENDING");
    return new Answer(201, deployment.id);
  }

  private Answer status(Deployment deployment) throws IOException {
    if (deployment.told >= questions.getOrDefault(deployment.state, Integer.MAX_VALUE)) {
      next(deployment);
    }
    deployment.told++;
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("deploymentId", deployment.id);
    status.put("deploymentName", deployment.name);
    status.put("deploymentState", deployment.state);
    status.put("purls", List.copyOf(deployment.purls.values()));
    status.put("errors", deployment.errors);
    return new Answer(200, json(status));
  }

  private void enter(Deployment deployment, String state) throws IOException {
    deployment.state = state;
    deployment.told = 0;
    if (questions.getOrDefault(state, 1) == 0) {
      next(deployment);
    }
  }

  private void next(Deployment deployment) throws IOException {
    if (deployment.state.equals("PENDING")) {
      enter(deployment, "VALIDATING");
      return;
    }
    boolean validating = deployment.state.equals("VALIDATING");
    if (validating) {
      validate(deployment);
    }
    deployment.purls.forEach(
        (directory, purl) -> {
          if (Files.exists(repository.resolve(directory))) {
            deployment.error(purl, "Component with package url: '" + purl + "' already exists");
          }
        });
    if (!deployment.errors.isEmpty()) {
      enter(deployment, "FAILED");
    } else if (validating) {
      enter(deployment, deployment.automatic ? "PUBLISHING" : "VALIDATED");
    } else {
      for (Map.Entry<String, byte[]> file : deployment.files.entrySet()) {
        Path target = repository.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
      enter(deployment, "PUBLISHED");
    }
  }

  private void validate(Deployment deployment) throws IOException {
    new CentralRequirements(repository, deployment.files, deployment.purls, deployment.errors)
        .check();
    if (!failures.isEmpty()) {
      String key = deployment.purls.values().stream().findFirst().orElse("common");
      deployment.error(key, failures.remove(0));
    }
  }

  private static Answer problem(int status, String message) {
    return new Answer(status, json(Map.of("error", Map.of("message", message))));
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PortalServer::json).collect(Collectors.joining(",", "[", "]"));
    }
    return value
        .toString()
        .chars()
        .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c)
        .collect(Collectors.joining("", "\"", "\""));
  }
}
