package io.github.releasekit.server;

import static io.github.releasekit.server.BundleFixture.ARMOR;
import static io.github.releasekit.server.BundleFixture.FILES;
import static io.github.releasekit.server.BundleFixture.POM;
import static io.github.releasekit.server.BundleFixture.PURL;
import static io.github.releasekit.server.BundleFixture.bundle;
import static io.github.releasekit.server.BundleFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.server.PortalServer.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalServerTest {

  @TempDir Path repository;
  private final HttpClient client = HttpClient.newHttpClient();
  private PortalServer portal;
  private PortalUser user;

  @BeforeEach
  void start() {
    portal = new PortalServer(repository, "user", "secret");
    user = new PortalUser(portal);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aUserManagedDeploymentWaitsForItsPublication() throws Exception {
    HttpResponse<String> uploaded = user.upload("?name=a%20%22name%22", zip(bundle()));
    String id = uploaded.body();
    assertThat(uploaded.statusCode()).isEqualTo(201);
    assertThat(uploaded.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(portal.ids()).containsExactly(id);
    assertThat(user.send("POST", "deployment/" + id)).isEqualTo(400);
    assertThat(user.send("DELETE", "deployment/" + id)).isEqualTo(400);

    assertThat(user.states(id, 4))
        .containsExactly("PENDING", "VALIDATING", "VALIDATED", "VALIDATED");
    assertThat(portal.deployments("VALIDATED")).isOne();
    assertThat(repository).isEmptyDirectory();

    assertThat(user.send("POST", "deployment/" + id)).isEqualTo(204);
    assertThat(user.send("POST", "deployment/" + id)).isEqualTo(400);
    assertThat(user.states(id, 3)).containsExactly("PUBLISHING", "PUBLISHED", "PUBLISHED");
    assertThat(user.send("DELETE", "deployment/" + id)).isEqualTo(400);
    assertThat(repository.resolve(FILES + ".pom")).hasContent(POM);
    assertThat(repository.resolve(FILES + "-sources.jar.asc")).hasContent(ARMOR);
    assertThat(user.status(id))
        .isEqualTo(
            ("{'deploymentId':'%s','deploymentName':'a \\u0022name\\u0022',"
                    + "'deploymentState':'PUBLISHED','purls':['%s'],'errors':{}}")
                .replace('\'', '"')
                .formatted(id, PURL));
    assertThat(portal.requests())
        .startsWith("POST /api/v1/publisher/upload?name=a%20%22name%22")
        .endsWith("POST /api/v1/publisher/status?id=" + id);
  }

  @Test
  void anAutomaticDeploymentGoesOnAndTakesItsTime() throws Exception {
    portal.spend(0, 2, 1);
    String id = user.upload("?publishingType=AUTOMATIC", zip(bundle())).body();
    assertThat(user.states(id, 4))
        .containsExactly("VALIDATING", "VALIDATING", "PUBLISHING", "PUBLISHED");
    assertThat(user.status(id)).contains("\"deploymentName\":\"bundle.zip\"");
    portal.spend(0, 0, 0);
    portal.drop(id);
    assertThat(portal.ids()).isEmpty();
    assertThat(user.failure(bundle())).contains("'" + PURL + "' already exists");
  }

  @Test
  void aFailedOrValidatedDeploymentCanBeDropped() throws Exception {
    portal.spend(0, 0, 1);
    portal.failNext("not today");
    String failed = user.upload("", zip(bundle())).body();
    String validated = user.upload("", zip(bundle())).body();
    assertThat(user.status(failed)).contains("\"errors\":{\"" + PURL + "\":[\"not today\"]}");
    assertThat(user.send("POST", "deployment/" + failed)).isEqualTo(400);
    for (String id : List.of(failed, validated)) {
      assertThat(user.send("DELETE", "deployment/" + id)).isEqualTo(204);
      assertThat(user.send("DELETE", "deployment/" + id)).isEqualTo(404);
      assertThat(user.send("POST", "deployment/" + id)).isEqualTo(404);
      assertThat(user.send("POST", "status?id=" + id)).isEqualTo(404);
    }
  }

  @Test
  void onlyOneOfTwoDeploymentsOfAVersionIsPublished() throws Exception {
    portal.spend(0, 0, 0);
    String first = user.upload("", zip(bundle())).body();
    String second = user.upload("", zip(bundle())).body();
    assertThat(user.send("POST", "deployment/" + first)).isEqualTo(204);
    assertThat(user.send("POST", "deployment/" + second)).isEqualTo(204);
    assertThat(user.status(first)).contains("\"PUBLISHED\"");
    assertThat(user.status(second)).contains("\"FAILED\"", "already exists");
  }

  @Test
  void requestsThatAreNotOfTheContractAreRefused() throws Exception {
    byte[] zip = zip(bundle());
    String form = "multipart/form-data; boundary=B";
    String part = "Content-Disposition: form-data; name=\"bundle\"; filename=\"b.zip\"\r\n";
    String binary = "Content-Type: application/octet-stream\r\n\r\n";
    assertThat(user.post("upload", form, PortalUser.body(part + binary, zip, "--B--")).statusCode())
        .isEqualTo(201);
    assertThat(user.post("upload", "application/zip", zip).statusCode()).isEqualTo(400);
    assertThat(
            Stream.of(
                PortalUser.body(part.replace("bundle", "file") + binary, zip, "--B--"),
                PortalUser.body(part.replace("; filename=\"b.zip\"", "") + binary, zip, "--B--"),
                PortalUser.body(part + "Content-Type: text/plain\r\n\r\n", zip, "--B--"),
                PortalUser.body(part + binary, zip, "--B"),
                PortalUser.body(part + binary, zip, "--B\r\n" + part + binary + "\r\n--B--"),
                PortalUser.body(part + binary, new byte[] {'P', 'K'}, "--B--")))
        .allSatisfy(
            body -> assertThat(user.post("upload", form, body).statusCode()).isEqualTo(400));
    assertThat(user.upload("?publishingType=SOMETIMES", zip).statusCode()).isEqualTo(400);
    assertThat(user.send("POST", "status")).isEqualTo(400);
    assertThat(user.send("GET", "status?id=x")).isEqualTo(404);
    assertThat(user.send("POST", "published")).isEqualTo(404);
    assertThat(portal.ids()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer dXNlcjp3cm9uZw==", "Basic dXNlcjpzZWNyZXQ=", "dXNlcjpzZWNyZXQ="})
  void whoHasNoTokenIsRefused(String authorization) throws Exception {
    for (String path : List.of("upload", "status?id=x", "deployment/x")) {
      HttpRequest request =
          HttpRequest.newBuilder(user.uri(path))
              .header("Authorization", authorization)
              .POST(BodyPublishers.noBody())
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void oneRequestIsDisturbedOnce(Fault fault) throws Exception {
    byte[] zip = zip(bundle());
    user.upload("", zip);
    portal.disturb(2, fault);
    user.upload("", zip);
    if (fault.name().startsWith("CUT")) {
      assertThatThrownBy(() -> user.upload("", zip)).isInstanceOf(IOException.class);
    } else {
      assertThat("STATUS_" + user.upload("", zip).statusCode()).isEqualTo(fault.name());
    }
    assertThat(portal.ids()).hasSize(fault == Fault.CUT_AFTER ? 3 : 2);
    assertThat(user.upload("", zip).statusCode()).isEqualTo(201);
    assertThat(portal.requests()).hasSize(4);
  }

  @Test
  void aProcessServesUntilItsInputEnds(@TempDir Path directory) throws Exception {
    Path url = directory.resolve("url");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(
                        PortalServer.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString(),
                PortalServer.class.getName(),
                repository.toString(),
                "user",
                "secret",
                url.toString())
            .inheritIO()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!Files.exists(url) && process.isAlive() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(Files.readString(url) + "/api/v1/publisher/upload"))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      process.getOutputStream().close();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
