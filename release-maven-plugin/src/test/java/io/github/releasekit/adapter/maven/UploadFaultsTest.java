package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.FaultyRepository.Fault;
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
import io.github.releasekit.step.DeployStep;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final int SAMPLE = 8;
  private static final String LIST = "/releases/org/example/app/maven-metadata.xml";
  private static final String POM = "org/example/app/1.0.0/app-1.0.0.pom";
  private static final String LISTED =
      "<metadata><groupId>org.example</groupId><artifactId>app</artifactId><versioning>"
          + "<versions><version>0.9.0</version></versions></versioning></metadata>";

  @TempDir Path temp;
  private final List<Retried> retried = new ArrayList<>();
  private FaultyRepository server;
  private String password = PASSWORD;
  private Path staging;
  private RepositorySystem system;

  @BeforeEach
  void serve() throws IOException {
    server = new FaultyRepository(temp.resolve("nginx"), "ci", PASSWORD);
    system = repositories();
    staging = temp.resolve("staging");
    for (String module : List.of("app", "lib")) {
      stage(module, server.url() + "/releases");
    }
  }

  @AfterEach
  void stop() {
    server.close();
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
    int undisturbed = server.requests.size();
    assertThat(whole).hasSize(2 * 2 * 3 + 2 * 3);
    whole.keySet().removeIf(UploadFaultsTest::isChecksum);
    List<String> violations = new ArrayList<>();
    int runs = 0;
    for (Fault next : Fault.values()) {
      for (int request = 1 + next.ordinal() % every; request <= undisturbed; request += every) {
        reset(next, request);
        String outcome = attempt();
        String faulty =
            server.requests.size() < request ? "none" : server.requests.get(request - 1);
        server.disturb(next, 0);
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
            || !server.overwritten.isEmpty()
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
                  + server.overwritten
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
    server.refuse(503);

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
    server.disturb(next, undisturbed);

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
    server.requests.clear();
    work.run();
    return List.copyOf(server.requests);
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
    TargetRepositories.delete(server.files());
    write(LIST, LISTED);
    server.disturb(next, request);
    server.overwritten.clear();
    retried.clear();
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

  private Path file(String path) {
    return server.files().resolve(path.substring(1));
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
    try (Stream<Path> all = Files.walk(server.files())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put("/" + server.files().relativize(file), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
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
