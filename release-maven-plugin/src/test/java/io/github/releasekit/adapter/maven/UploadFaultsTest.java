package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Event.Deployed;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.server.MavenRepositoryServer;
import io.github.releasekit.step.DeployStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.connector.basic.BasicRepositoryConnectorFactory;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.spi.connector.RepositoryConnectorFactory;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.transport.file.FileTransporterFactory;
import org.eclipse.aether.transport.http.HttpTransporterFactory;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Uploads a release of two modules to an nginx that lets one user in, through a proxy that keeps
 * what is there as a release repository does, while every request fails once in every way. Maven's
 * own tries are left out.
 */
class UploadFaultsTest {

  private static final String VERSION = "1.0.0";
  private static final String PASSWORD = "c4nary-5ecret";
  private static final int SAMPLE = 5;
  private static final String LIST = "/releases/org/example/app/maven-metadata.xml";
  private static final String POM = "org/example/app/1.0.0/app-1.0.0.pom";
  private static final String LISTED =
      "<metadata><groupId>org.example</groupId><artifactId>app</artifactId><versioning>"
          + "<versions><version>0.9.0</version></versions></versioning></metadata>";

  /** What befalls a request. */
  private enum Fault {
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

    private final int status;
    private final boolean passing;

    Fault(int status, boolean passing) {
      this.status = status;
      this.passing = passing;
    }
  }

  @TempDir Path temp;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> requests = new ArrayList<>();
  private final List<String> overwritten = new ArrayList<>();
  private final List<Retried> retried = new ArrayList<>();
  private MavenRepositoryServer repository;
  private HttpServer server;
  private int faultyRequest;
  private String password = PASSWORD;
  private Fault fault = Fault.CUT_BEFORE;
  private Path staging;
  private RepositorySystem system;

  @BeforeEach
  void serve() throws IOException {
    repository = MavenRepositoryServer.start(temp.resolve("nginx"), "ci", PASSWORD);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    system = repositories();
    staging = temp.resolve("staging");
    for (String module : List.of("app", "lib")) {
      stage(module, "http://127.0.0.1:" + server.getAddress().getPort() + "/releases");
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
    repository.close();
  }

  @Test
  void aSampleOfFaultsPassesOrIsRefusedAndThenMended() {
    play("a sample", SAMPLE);
  }

  @Test
  @Tag("faults")
  void everyFaultOfEveryRequestPassesOrIsRefusedAndThenMended() {
    play("whole", 1);
  }

  private void play(String name, int every) {
    reset(Fault.CUT_BEFORE, 0);
    deploy();
    Map<String, byte[]> whole = files();
    int undisturbed = requests.size();
    assertThat(whole).hasSize(2 * 2 * 3 + 2 * 3);
    whole.keySet().removeIf(UploadFaultsTest::isChecksum);
    List<String> violations = new ArrayList<>();
    int runs = 0;
    for (Fault next : Fault.values()) {
      for (int request = 1 + next.ordinal() % every; request <= undisturbed; request += every) {
        reset(next, request);
        String outcome = attempt();
        String faulty = requests.size() < request ? "none" : requests.get(request - 1);
        faultyRequest = 0;
        if (!next.passing && !outcome.equals("deployed")) {
          outcome = attempt();
        }
        runs++;
        Map<String, byte[]> files = files();
        List<String> lacking =
            whole.keySet().stream().filter(path -> !files.containsKey(path)).toList();
        List<String> differing =
            whole.keySet().stream()
                .filter(files::containsKey)
                .filter(path -> !path.contains("maven-metadata"))
                .filter(path -> !java.util.Arrays.equals(files.get(path), whole.get(path)))
                .toList();
        boolean listed =
            lists(LIST, "0.9.0")
                && lists(LIST, VERSION)
                && lists(LIST.replace("app", "lib"), VERSION);
        if (!outcome.equals("deployed")
            || !lacking.isEmpty()
            || !differing.isEmpty()
            || !overwritten.isEmpty()
            || !listed) {
          violations.add(
              next
                  + " at "
                  + faulty
                  + ": "
                  + outcome
                  + ", lacking "
                  + lacking
                  + ", differing "
                  + differing
                  + ", uploaded twice "
                  + overwritten
                  + ", listed "
                  + listed);
        }
      }
    }
    System.out.println(
        "uploads over HTTP, " + name + ": " + runs + " runs, " + violations.size() + " violations");
    assertThat(violations).isEmpty();
  }

  @Test
  void tellsEachTry() {
    reset(Fault.STATUS_503, 1);

    deploy();

    assertThat(retried)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.remote()).startsWith("http://127.0.0.1:").endsWith("/releases");
              assertThat(event.failure()).contains("503");
              assertThat(event.attempt()).isEqualTo(2);
            });
  }

  @Test
  void saysThatAUserIsNotLetInWithoutSayingThePassword() throws IOException {
    password = "wr0ng-5ecret";

    assertThat(attempt()).contains("401").doesNotContain("5ecret");
    assertThat(files()).isEmpty();
    assertThat(Files.readString(temp.resolve("nginx/nginx.log"))).doesNotContain("c4nary");
  }

  @Test
  void givesUpAfterTheLastTry() {
    server.removeContext("/");
    server.createContext("/", exchange -> answer(exchange, 503, new byte[0]));

    assertThat(attempt()).contains("503");
    assertThat(retried).hasSize(2);
  }

  /** Another release's entry is not lost because the list could not be read. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void doesNotReplaceAListThatCannotBeRead(Fault next) {
    reset(next, 0);
    deploy();
    write(LIST, LISTED);
    int undisturbed = requestsOf(this::attempt).indexOf("GET " + LIST) + 1;
    assertThat(undisturbed).isPositive();
    write(LIST, LISTED);
    requests.clear();
    faultyRequest = undisturbed;

    String outcome = attempt();

    assertThat(lists(LIST, "0.9.0")).isTrue();
    assertThat(lists(LIST, VERSION)).isEqualTo(next.passing);
    assertThat(outcome.equals("deployed")).as(outcome).isEqualTo(next.passing);
  }

  /** A directory keeps what was written when the process that wrote it was killed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  void completesAFileOfWhichOnlyTheBeginningIsThere(int bytes) throws IOException {
    Path repository = stageForDirectory();
    Path torn = repository.resolve(POM);
    Files.createDirectories(torn.getParent());
    Files.writeString(torn, "the pom of app".substring(0, bytes));

    deploy();

    assertThat(torn).hasContent("the pom of app");
    assertThat(repository.resolve(POM.replace(".pom", ".jar"))).hasContent("the jar of app");
  }

  @ParameterizedTest
  @ValueSource(strings = {"the pom of app and more", "the pom of lib", "The pom of app"})
  void refusesAFileThatIsNotTheOneOfTheRelease(String content) throws IOException {
    Path repository = stageForDirectory();
    Path other = repository.resolve(POM);
    Files.createDirectories(other.getParent());
    Files.writeString(other, content);

    assertThat(attempt()).contains("holds " + POM + " with SHA-256 ");
    assertThat(other).hasContent(content);
    assertThat(repository.resolve(POM.replace(".pom", ".jar"))).doesNotExist();
  }

  /** A signature is another one each time: what is there need not be the beginning of this one. */
  @ParameterizedTest
  @CsvSource({
    "intoto.jsonl, '{\"payload\": \"b'",
    "jar.asc, '-----BEGIN PGP SIGNATURE-----\nother'"
  })
  void replacesTheBeginningOfAnotherSignature(String extension, String there) throws IOException {
    Path signature = stageSignature(extension);
    Files.writeString(signature, there);

    deploy();

    assertThat(signature).hasContent("the " + extension + " of app");
  }

  @ParameterizedTest
  @CsvSource({
    "intoto.jsonl, '{\"payload\": \"b\"}'",
    "jar.asc, '-----BEGIN PGP SIGNATURE-----\nother\n-----END PGP SIGNATURE-----'"
  })
  void refusesAnotherSignatureThatIsWhole(String extension, String there) throws IOException {
    Path signature = stageSignature(extension);
    Files.writeString(signature, there + "\n");

    assertThat(attempt()).contains("holds ").contains(" with SHA-256 ");
    assertThat(signature).hasContent(there + "\n");
  }

  private Path stageSignature(String extension) throws IOException {
    Path directory = Files.createDirectories(temp.resolve("repository"));
    stage("app", directory.toUri().toString(), "pom", "jar", extension);
    stage("lib", directory.toUri().toString());
    Path signature = directory.resolve(POM.replace("pom", extension));
    Files.createDirectories(signature.getParent());
    return signature;
  }

  private Path stageForDirectory() throws IOException {
    Path repository = Files.createDirectories(temp.resolve("repository"));
    for (String module : List.of("app", "lib")) {
      stage(module, repository.toUri().toString());
    }
    return repository;
  }

  private List<String> requestsOf(Runnable work) {
    requests.clear();
    work.run();
    return List.copyOf(requests);
  }

  private boolean lists(String path, String version) {
    return new String(files().getOrDefault(path, new byte[0]), StandardCharsets.UTF_8)
        .contains("<version>" + version + "</version>");
  }

  /** Maven does not mind whether a checksum arrives. */
  private static boolean isChecksum(String path) {
    return path.endsWith(".sha1") || path.endsWith(".md5");
  }

  private void reset(Fault next, int request) {
    TargetRepositories.delete(repository.files());
    write(LIST, LISTED);
    requests.clear();
    overwritten.clear();
    retried.clear();
    fault = next;
    faultyRequest = request;
  }

  private String attempt() {
    try {
      deploy();
      return "deployed";
    } catch (ReleaseException e) {
      return e.problem();
    }
  }

  private Deployed deploy() {
    Journal journal =
        Journal.EMPTY.with(
            new JournalEntry("compare", Instant.EPOCH, 0, new Compared(staging.toString(), 4)));
    Retries retries =
        new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), wait -> {}, retried::add);
    DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
    session.setAuthenticationSelector(
        new DefaultAuthenticationSelector()
            .add(
                "releases",
                new AuthenticationBuilder().addUsername("ci").addPassword(password).build()));
    session.setConfigProperty("aether.connector.http.retryHandler.count", 0);
    session.setConfigProperty("aether.connector.http.retryHandler.serviceUnavailable", "");
    session.setLocalRepositoryManager(
        system.newLocalRepositoryManager(
            session, new LocalRepository(temp.resolve("local").toFile())));
    Event event =
        new DeployStep(new TargetRepositories(system, session, retries), Set.of())
            .apply(ManifestFixture.manifest(VERSION), journal);
    return (Deployed) event;
  }

  private void stage(String module, String url) throws IOException {
    stage(module, url, "pom", "jar");
  }

  private void stage(String module, String url, String... extensions) throws IOException {
    List<StagedArtifact> artifacts = new ArrayList<>();
    for (String extension : extensions) {
      String path =
          "org/example/" + module + "/" + VERSION + "/" + module + "-" + VERSION + "." + extension;
      Path file = staging.resolve("repository").resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "the " + extension + " of " + module);
      artifacts.add(
          new StagedArtifact(
              "org.example", module, VERSION, "", extension, Staging.measure(file, path)));
    }
    StagedModule staged =
        new StagedModule(
            "org.example", module, VERSION, new DeploymentTarget("releases", url), artifacts);
    Path index = staging.resolve("index").resolve("org.example_" + module + ".json");
    Files.createDirectories(index.getParent());
    Files.write(index, Json.pretty(staged));
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
            && Files.exists(file(path))
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

  private Path file(String path) {
    return repository.files().resolve(path.substring(1));
  }

  private void write(String path, String content) {
    try {
      Files.createDirectories(file(path).getParent());
      Files.writeString(file(path), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What nginx has, by path. */
  private Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(repository.files())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put("/" + repository.files().relativize(file), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  @SuppressWarnings("deprecation") // the locator needs no container and no more libraries
  private static RepositorySystem repositories() {
    var locator = MavenRepositorySystemUtils.newServiceLocator();
    locator.addService(RepositoryConnectorFactory.class, BasicRepositoryConnectorFactory.class);
    locator.addService(TransporterFactory.class, HttpTransporterFactory.class);
    locator.addService(TransporterFactory.class, FileTransporterFactory.class);
    return locator.getService(RepositorySystem.class);
  }
}
