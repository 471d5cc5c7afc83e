package io.github.releasekit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.server.PortalServer.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalServerTest {

  private static final String FILES = "org/example/lib/1.0/lib-1.0";

  private static final String PURL = "pkg:maven/org.example/lib@1.0";

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <groupId>org.example</groupId><artifactId>lib</artifactId><version>1.0</version>
        <name>Lib</name><description>A library</description><url>https://example.org</url>
        <licenses><license><name>Apache-2.0</name></license></licenses>
        <developers><developer><name>Ada</name></developer></developers>
        <scm><connection>scm:git:x</connection><url>https://example.org/x</url></scm>
      </project>
      """;

  private static final String ARMOR =
      "-----BEGIN PGP SIGNATURE-----\nComment: none\n\niQEzBAAB\nCgAdFiEE\n=abcd\n"
          + "-----END PGP SIGNATURE-----\n";

  @TempDir Path repository;
  private final HttpClient client = HttpClient.newHttpClient();
  private PortalServer portal;

  @BeforeEach
  void start() {
    portal = new PortalServer(repository, "user", "secret");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aUserManagedDeploymentWaitsForItsPublication() throws Exception {
    HttpResponse<String> uploaded = upload("?name=a%20%22name%22", zip(bundle()));
    String id = uploaded.body();
    assertThat(uploaded.statusCode()).isEqualTo(201);
    assertThat(uploaded.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(portal.ids()).containsExactly(id);
    assertThat(send("POST", "deployment/" + id)).isEqualTo(400);
    assertThat(send("DELETE", "deployment/" + id)).isEqualTo(400);

    assertThat(states(id, 4)).containsExactly("PENDING", "VALIDATING", "VALIDATED", "VALIDATED");
    assertThat(portal.deployments("VALIDATED")).isOne();
    assertThat(repository).isEmptyDirectory();

    assertThat(send("POST", "deployment/" + id)).isEqualTo(204);
    assertThat(send("POST", "deployment/" + id)).isEqualTo(400);
    assertThat(states(id, 3)).containsExactly("PUBLISHING", "PUBLISHED", "PUBLISHED");
    assertThat(send("DELETE", "deployment/" + id)).isEqualTo(400);
    assertThat(repository.resolve(FILES + ".pom")).hasContent(POM);
    assertThat(repository.resolve(FILES + "-sources.jar.asc")).hasContent(ARMOR);
    assertThat(status(id))
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
    String id = upload("?publishingType=AUTOMATIC", zip(bundle())).body();
    assertThat(states(id, 4))
        .containsExactly("VALIDATING", "VALIDATING", "PUBLISHING", "PUBLISHED");
    assertThat(status(id)).contains("\"deploymentName\":\"bundle.zip\"");
    portal.spend(0, 0, 0);
    portal.drop(id);
    assertThat(portal.ids()).isEmpty();
    assertThat(failure(bundle())).contains("'" + PURL + "' already exists");
  }

  @Test
  void aFailedOrValidatedDeploymentCanBeDropped() throws Exception {
    portal.spend(0, 0, 1);
    portal.failNext("not today");
    String failed = upload("", zip(bundle())).body();
    String validated = upload("", zip(bundle())).body();
    assertThat(status(failed)).contains("\"errors\":{\"" + PURL + "\":[\"not today\"]}");
    assertThat(send("POST", "deployment/" + failed)).isEqualTo(400);
    for (String id : List.of(failed, validated)) {
      assertThat(send("DELETE", "deployment/" + id)).isEqualTo(204);
      assertThat(send("DELETE", "deployment/" + id)).isEqualTo(404);
      assertThat(send("POST", "deployment/" + id)).isEqualTo(404);
      assertThat(send("POST", "status?id=" + id)).isEqualTo(404);
    }
  }

  @Test
  void onlyOneOfTwoDeploymentsOfAVersionIsPublished() throws Exception {
    portal.spend(0, 0, 0);
    String first = upload("", zip(bundle())).body();
    String second = upload("", zip(bundle())).body();
    assertThat(send("POST", "deployment/" + first)).isEqualTo(204);
    assertThat(send("POST", "deployment/" + second)).isEqualTo(204);
    assertThat(status(first)).contains("\"PUBLISHED\"");
    assertThat(status(second)).contains("\"FAILED\"", "already exists");
  }

  @Test
  void requestsThatAreNotOfTheContractAreRefused() throws Exception {
    byte[] zip = zip(bundle());
    String form = "multipart/form-data; boundary=B";
    String part = "Content-Disposition: form-data; name=\"bundle\"; filename=\"b.zip\"\r\n";
    String binary = "Content-Type: application/octet-stream\r\n\r\n";
    assertThat(post("upload", form, body(part + binary, zip, "--B--")).statusCode()).isEqualTo(201);
    assertThat(post("upload", "application/zip", zip).statusCode()).isEqualTo(400);
    assertThat(
            Stream.of(
                body(part.replace("bundle", "file") + binary, zip, "--B--"),
                body(part.replace("; filename=\"b.zip\"", "") + binary, zip, "--B--"),
                body(part + "Content-Type: text/plain\r\n\r\n", zip, "--B--"),
                body(part + binary, zip, "--B"),
                body(part + binary, zip, "--B\r\n" + part + binary + "\r\n--B--"),
                body(part + binary, new byte[] {'P', 'K'}, "--B--")))
        .allSatisfy(body -> assertThat(post("upload", form, body).statusCode()).isEqualTo(400));
    assertThat(upload("?publishingType=SOMETIMES", zip).statusCode()).isEqualTo(400);
    assertThat(send("POST", "status")).isEqualTo(400);
    assertThat(send("GET", "status?id=x")).isEqualTo(404);
    assertThat(send("POST", "published")).isEqualTo(404);
    assertThat(portal.ids()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer dXNlcjp3cm9uZw==", "Basic dXNlcjpzZWNyZXQ=", "dXNlcjpzZWNyZXQ="})
  void whoHasNoTokenIsRefused(String authorization) throws Exception {
    for (String path : List.of("upload", "status?id=x", "deployment/x")) {
      HttpRequest request =
          HttpRequest.newBuilder(uri(path))
              .header("Authorization", authorization)
              .POST(BodyPublishers.noBody())
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
  }

  static Stream<Arguments> defects() {
    Map<String, String> missing =
        Map.of(
            "<name>Lib</name>", "Project name is missing",
            "<description>A library</description>", "Project description is missing",
            "<url>https://example.org</url>", "Project URL is not defined",
            "<license><name>Apache-2.0</name></license>", "License information is missing",
            "<developer><name>Ada</name></developer>", "Developers information is missing",
            "<connection>scm:git:x</connection>", "SCM connection is not defined",
            "<url>https://example.org/x</url>", "SCM URL is not defined",
            "<groupId>org.example</groupId>", "Failed to get coordinates");
    Stream<Arguments> poms =
        missing.entrySet().stream()
            .map(e -> Arguments.of(e.getValue(), signed(POM.replace(e.getKey(), ""))));
    String stray = "org/example/lib/maven-metadata.xml";
    return Stream.concat(
        poms,
        Stream.of(
            Arguments.of("Main JAR must be provided", without("\\.jar.*")),
            Arguments.of("Sources must be provided", without("-sources.*")),
            Arguments.of("Javadocs must be provided", without("-javadoc.*")),
            Arguments.of("NOT have a .pom file: org/example/lib/1.0", without("\\.pom.*")),
            Arguments.of("Missing signature for file: lib-1.0.jar", without("\\.jar\\.asc")),
            Arguments.of("Missing md5 checksum for file: lib-1.0.pom", without("\\.pom\\.md5")),
            Arguments.of("Missing sha1 checksum for file: lib-1.0.jar", without("\\.jar\\.sha1")),
            Arguments.of(
                "Invalid signature for file: lib-1.0.jar.asc", with(FILES + ".jar.asc", "x")),
            Arguments.of(
                "Invalid 'md5' checksum for file: lib-1.0.jar", with(FILES + ".jar.md5", "0")),
            Arguments.of("Invalid 'sha1' checksum", with(FILES + ".jar.sha1", "0")),
            Arguments.of("Invalid 'sha256' checksum", with(FILES + ".jar.sha256", "0")),
            Arguments.of("Invalid 'sha512' checksum", with(FILES + ".jar.asc.sha512", "0")),
            Arguments.of("is not valid for file 'x.jar'", with("org/example/lib/1.0/x.jar", "x")),
            Arguments.of("is not valid for file 'lib-1.0.zip.md5'", with(FILES + ".zip.md5", "x")),
            Arguments.of("NOT have a .pom file: org/example/lib", with(stray, "x")),
            Arguments.of("NOT have a .pom file: \"", with("README", "x")),
            Arguments.of(
                "NOT have a .pom file: org/../lib/1.0", with("org/../lib/1.0/lib-1.0.pom", "x")),
            Arguments.of("version cannot be a SNAPSHOT", snapshot())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void aDefectFailsTheValidation(String error, Map<String, String> files) throws Exception {
    portal.spend(0, 0, 0);
    assertThat(failure(files)).contains(error);
    assertThat(repository).isEmptyDirectory();
  }

  @Test
  void aParentGivesWhatItsChildrenInherit() throws Exception {
    portal.spend(0, 0, 0);
    String parent =
        POM.replace("lib<", "parent<").replace("<name>", "<packaging>pom</packaging><name>");
    String child =
        "<project><parent><groupId>org.example</groupId><artifactId>parent</artifactId>"
            + "<version>1.0</version></parent><artifactId>lib</artifactId><name>Lib</name>"
            + "</project>";
    assertThat(failure(signed(child))).contains("SCM URL", "URL is not", "License");

    Map<String, String> both = signed(child);
    companions(both, "org/example/parent/1.0/parent-1.0.pom", parent);
    String id = upload("?publishingType=AUTOMATIC", zip(both)).body();
    assertThat(status(id)).contains("PUBLISHED", "org.example/parent@1.0?type=pom", PURL);

    Map<String, String> next = new TreeMap<>();
    signed(child).forEach((path, text) -> next.put(path.replace("lib", "next"), text));
    companions(next, "org/example/next/1.0/next-1.0.pom", child.replace("lib", "next"));
    assertThat(status(upload("", zip(next)).body())).contains("VALIDATED");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void oneRequestIsDisturbedOnce(Fault fault) throws Exception {
    byte[] zip = zip(bundle());
    upload("", zip);
    portal.disturb(2, fault);
    upload("", zip);
    if (fault.name().startsWith("CUT")) {
      assertThatThrownBy(() -> upload("", zip)).isInstanceOf(IOException.class);
    } else {
      assertThat("STATUS_" + upload("", zip).statusCode()).isEqualTo(fault.name());
    }
    assertThat(portal.ids()).hasSize(fault == Fault.CUT_AFTER ? 3 : 2);
    assertThat(upload("", zip).statusCode()).isEqualTo(201);
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

  /** The status of a deployment that is uploaded and has to fail. */
  private String failure(Map<String, String> files) throws Exception {
    String status = status(upload("?publishingType=AUTOMATIC", zip(files)).body());
    assertThat(status).contains("\"deploymentState\":\"FAILED\"");
    return status;
  }

  private HttpResponse<String> upload(String query, byte[] zip) throws Exception {
    String part =
        "Content-Disposition: form-data; name=\"bundle\"; filename=\"bundle.zip\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    String type = "multipart/form-data; boundary=\"B\"";
    return post("upload" + query, type, body(part, zip, "--B--\r\n"));
  }

  private List<String> states(String id, int count) throws Exception {
    String[] states = new String[count];
    for (int i = 0; i < count; i++) {
      states[i] = status(id).replaceFirst(".*\"deploymentState\":\"(\\w+)\".*", "$1");
    }
    return List.of(states);
  }

  private String status(String id) throws Exception {
    return post("status?id=" + id, "text/plain", new byte[0]).body();
  }

  private int send(String method, String path) throws Exception {
    return send(method, path, "text/plain", new byte[0]).statusCode();
  }

  private HttpResponse<String> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send("POST", path, type, body);
  }

  private HttpResponse<String> send(String method, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    String token =
        Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(portal.url() + "/api/v1/publisher/" + path);
  }

  private static byte[] body(String head, byte[] content, String end) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(("--B\r\n" + head).getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write(("\r\n" + end).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static Map<String, String> bundle() {
    return signed(POM);
  }

  private static Map<String, String> with(String path, String text) {
    Map<String, String> files = bundle();
    files.put(path, text);
    return files;
  }

  private static Map<String, String> without(String rest) {
    Map<String, String> files = bundle();
    assertThat(files.keySet().removeIf(path -> path.matches(Pattern.quote(FILES) + rest))).isTrue();
    return files;
  }

  private static Map<String, String> snapshot() {
    UnaryOperator<String> renamed = text -> text.replace("1.0", "1.0-SNAPSHOT");
    Map<String, String> files = new TreeMap<>();
    signed(renamed.apply(POM)).forEach((path, text) -> files.put(renamed.apply(path), text));
    return files;
  }

  private static Map<String, String> signed(String pom) {
    Map<String, String> files = new TreeMap<>();
    companions(files, FILES + ".pom", pom);
    companions(files, FILES + ".jar", "classes");
    companions(files, FILES + "-sources.jar", "sources");
    companions(files, FILES + "-javadoc.jar", "javadoc");
    return files;
  }

  private static void companions(Map<String, String> files, String path, String text) {
    files.put(path, text);
    files.put(path + ".asc", ARMOR);
    files.put(path + ".asc.md5", hex("MD5", ARMOR));
    files.put(path + ".md5", hex("MD5", text));
    files.put(path + ".sha1", hex("SHA-1", text));
    files.put(path + ".sha256", hex("SHA-256", text) + "\n");
    files.put(path + ".sha512", hex("SHA-512", text));
  }

  private static String hex(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("org/"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
