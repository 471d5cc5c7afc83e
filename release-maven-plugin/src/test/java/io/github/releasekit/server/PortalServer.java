package io.github.releasekit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
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
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.InputSource;

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
 *   <li>central.sonatype.org/publish/requirements: what is validated, see {@link #validate}.
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

  private static final Map<String, String> DIGESTS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private static final Pattern ARMORED =
      Pattern.compile(
          "-----BEGIN PGP SIGNATURE-----\\R([^\\r\\n:]+: [^\\r\\n]*\\R)*\\R([A-Za-z0-9+/]+=*\\R)+"
              + "(=[A-Za-z0-9+/]{4}\\R)?-----END PGP SIGNATURE-----\\s*");

  /** What a POM has to say (requirements, "Sufficient Metadata"), and how it is missed. */
  private static final SortedMap<String, String> METADATA =
      new TreeMap<>(
          Map.of(
              "name", "Project name is missing",
              "description", "Project description is missing",
              "url", "Project URL is not defined",
              "licenses/license/name", "License information is missing",
              "developers/developer", "Developers information is missing",
              "scm/connection", "SCM connection is not defined",
              "scm/url", "SCM URL is not defined"));

  private static final SortedMap<String, String> JARS =
      new TreeMap<>(Map.of("", "Main JAR", "-sources", "Sources", "-javadoc", "Javadocs"));

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

  /**
   * Finds what the requirements page asks of each component, as far as an archive shows it: a POM
   * with its coordinates and sufficient metadata, which its parent may give; the JAR files for each
   * packaging but pom; a signature, MD5 and SHA-1 for each file, of which neither signatures nor
   * checksums need any; that checksums are right, SHA-256 and SHA-512 too where they are there. The
   * FAQ of the Portal has the text on snapshots. Nobody looks up the key of a signature.
   */
  private void validate(Deployment deployment) throws IOException {
    Map<String, List<String>> directories = new TreeMap<>();
    for (String path : deployment.files.keySet()) {
      int slash = Math.max(path.lastIndexOf('/'), 0);
      String name = path.replaceFirst(".*/", "");
      directories.computeIfAbsent(path.substring(0, slash), d -> new ArrayList<>()).add(name);
    }
    for (Map.Entry<String, List<String>> directory : directories.entrySet()) {
      component(deployment, directory.getKey(), directory.getValue());
    }
    if (!failures.isEmpty()) {
      String key = deployment.purls.values().stream().findFirst().orElse("common");
      deployment.error(key, failures.remove(0));
    }
  }

  private void component(Deployment deployment, String directory, List<String> names)
      throws IOException {
    Matcher layout =
        Pattern.compile("((?:\\w[\\w.-]*/)+)(\\w[\\w.-]*)/(\\w[\\w.+-]*)").matcher(directory);
    String base = layout.matches() ? layout.group(2) + "-" + layout.group(3) : "";
    if (!names.contains(base + ".pom")) {
      deployment.error("common", "Bundle has content that does NOT have a .pom file: " + directory);
      return;
    }
    String artifact = layout.group(2);
    String version = layout.group(3);
    String group = layout.group(1).replaceFirst("/$", "").replace('/', '.');
    List<String> poms = poms(deployment, directory + "/" + base + ".pom");
    String packaging = text(poms, "packaging", 1);
    String kind = packaging.isEmpty() || packaging.equals("jar") ? "" : "?type=" + packaging;
    String purl = "pkg:maven/" + group + "/" + artifact + "@" + version + kind;
    deployment.purls.put(directory, purl);
    if (!List.of(group, artifact, version).equals(coordinates(poms))) {
      deployment.error(purl, "Failed to get coordinates from pom file " + base + ".pom");
    }
    if (version.contains("SNAPSHOT")) {
      deployment.error(purl, "version cannot be a SNAPSHOT");
    }
    METADATA.forEach(
        (path, missing) -> {
          if (text(poms, path, path.equals("name") ? 1 : poms.size()).isEmpty()) {
            deployment.error(purl, missing);
          }
        });
    JARS.forEach(
        (classifier, what) -> {
          boolean needed = !packaging.equals("pom") || names.contains(base + ".jar");
          if (needed && !names.contains(base + classifier + ".jar")) {
            deployment.error(purl, what + " must be provided but not found in entries");
          }
        });
    for (String name : names) {
      String extension = name.replaceFirst(".*\\.", "");
      String of = name.substring(0, Math.max(0, name.length() - extension.length() - 1));
      boolean checksum = DIGESTS.containsKey(extension);
      byte[] content = deployment.files.get(directory + "/" + name);
      String text = new String(content, StandardCharsets.ISO_8859_1);
      boolean companion = checksum || extension.equals("asc");
      if (!name.matches(Pattern.quote(base) + "[.-].+") || (companion && !names.contains(of))) {
        deployment.error(
            purl, "File path '" + directory + "' is not valid for file '" + name + "'");
      } else if (checksum) {
        byte[] summed = deployment.files.get(directory + "/" + of);
        if (!text.trim().equalsIgnoreCase(hex(DIGESTS.get(extension), summed))) {
          deployment.error(purl, "Invalid '" + extension + "' checksum for file: " + of);
        }
      } else if (companion && !ARMORED.matcher(text).matches()) {
        deployment.error(purl, "Invalid signature for file: " + name);
      } else if (!companion) {
        for (String need : List.of("asc", "md5", "sha1")) {
          if (!names.contains(name + "." + need)) {
            String what = need.equals("asc") ? "signature" : need + " checksum";
            deployment.error(purl, "Missing " + what + " for file: " + name);
          }
        }
      }
    }
  }

  /** A POM and its parents, as far as the bundle or the repository has them. */
  private List<String> poms(Deployment deployment, String path) throws IOException {
    List<String> poms = new ArrayList<>();
    String at = path;
    while (poms.size() < 20
        && (deployment.files.containsKey(at) || Files.isRegularFile(repository.resolve(at)))) {
      byte[] inBundle = deployment.files.get(at);
      byte[] pom = inBundle == null ? Files.readAllBytes(repository.resolve(at)) : inBundle;
      poms.add(new String(pom, StandardCharsets.UTF_8).replaceFirst("\\sxmlns=\"[^\"]*\"", ""));
      List<String> last = poms.subList(poms.size() - 1, poms.size());
      String artifact = text(last, "parent/artifactId", 1);
      String version = text(last, "parent/version", 1);
      String group = text(last, "parent/groupId", 1).replace('.', '/');
      at = String.join("/", group, artifact, version, artifact + "-" + version + ".pom");
    }
    return poms;
  }

  private static List<String> coordinates(List<String> poms) {
    String group = text(poms, "groupId", 1);
    String version = text(poms, "version", 1);
    return List.of(
        group.isEmpty() ? text(poms, "parent/groupId", 1) : group,
        text(poms, "artifactId", 1),
        version.isEmpty() ? text(poms, "parent/version", 1) : version);
  }

  /** The first text at a path below the project in so many POMs, empty if there is none. */
  private static String text(List<String> poms, String path, int depth) {
    for (String pom : poms.subList(0, Math.min(depth, poms.size()))) {
      try {
        String query = "normalize-space(/project/" + path + ")";
        InputSource source = new InputSource(new StringReader(pom));
        String text = XPathFactory.newInstance().newXPath().evaluate(query, source);
        if (!text.isEmpty()) {
          return text;
        }
      } catch (XPathExpressionException e) {
        return "";
      }
    }
    return "";
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
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
