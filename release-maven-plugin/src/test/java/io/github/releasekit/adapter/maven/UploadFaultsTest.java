package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.maven.FaultyRepository.Fault;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.connector.basic.BasicRepositoryConnectorFactory;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.spi.connector.RepositoryConnectorFactory;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.transport.http.HttpTransporterFactory;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Uploads a release of two modules to an nginx that lets one user in, through a proxy that keeps
 * what is there as a release repository does, while every request fails once in every way. Maven's
 * own tries are left out.
 */
class UploadFaultsTest {

  private static final String VERSION = "1.0.0";
  private static final String PASSWORD = "c4nary-5ecret";
  private static final int SAMPLE = 8;
  private static final String LIST = "/releases/org/acme/app/maven-metadata.xml";
  private static final String LISTED =
      "<metadata><groupId>org.acme</groupId><artifactId>app</artifactId><versioning>"
          + "<versions><version>0.9.0</version></versions></versioning></metadata>";

  @TempDir Path temp;
  private final List<Retried> retried = new ArrayList<>();
  private FaultyRepository server;
  private String password = PASSWORD;
  private StagedRelease release;
  private RepositorySystem system;

  @BeforeEach
  void serve() throws IOException {
    server = new FaultyRepository(temp.resolve("nginx"), "ci", PASSWORD);
    system = repositories();
    release = new StagedRelease(temp.resolve("staging"), VERSION, server.url() + "/releases");
    release.module("app", "pom", "jar").module("lib", "pom", "jar");
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
                .filter(path -> !Arrays.equals(files.get(path), whole.get(path)))
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
    Trees.delete(server.files());
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

  private void deploy() {
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
    release.deploy(new TargetRepositories(system, session, retries));
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
    return locator.getService(RepositorySystem.class);
  }
}
