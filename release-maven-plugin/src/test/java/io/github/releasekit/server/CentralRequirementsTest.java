package io.github.releasekit.server;

import static io.github.releasekit.server.BundleFixture.FILES;
import static io.github.releasekit.server.BundleFixture.POM;
import static io.github.releasekit.server.BundleFixture.PURL;
import static io.github.releasekit.server.BundleFixture.companions;
import static io.github.releasekit.server.BundleFixture.signed;
import static io.github.releasekit.server.BundleFixture.with;
import static io.github.releasekit.server.BundleFixture.without;
import static io.github.releasekit.server.BundleFixture.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Portal finds in a bundle that does not keep to the requirements. */
class CentralRequirementsTest {

  @TempDir Path repository;
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
    assertThat(user.failure(files)).contains(error);
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
    assertThat(user.failure(signed(child))).contains("SCM URL", "URL is not", "License");

    Map<String, String> both = signed(child);
    companions(both, "org/example/parent/1.0/parent-1.0.pom", parent);
    String id = user.upload("?publishingType=AUTOMATIC", zip(both)).body();
    assertThat(user.status(id)).contains("PUBLISHED", "org.example/parent@1.0?type=pom", PURL);

    Map<String, String> next = new TreeMap<>();
    signed(child).forEach((path, text) -> next.put(path.replace("lib", "next"), text));
    companions(next, "org/example/next/1.0/next-1.0.pom", child.replace("lib", "next"));
    assertThat(user.status(user.upload("", zip(next)).body())).contains("VALIDATED");
  }

  private static Map<String, String> snapshot() {
    UnaryOperator<String> renamed = text -> text.replace("1.0", "1.0-SNAPSHOT");
    Map<String, String> files = new TreeMap<>();
    signed(renamed.apply(POM)).forEach((path, text) -> files.put(renamed.apply(path), text));
    return files;
  }
}
