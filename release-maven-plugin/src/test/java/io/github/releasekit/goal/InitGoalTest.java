package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What init shows, writes and refuses. */
class InitGoalTest {

  @TempDir Path temp;
  private AdoptedProject project;

  @BeforeEach
  void begin() {
    project = new AdoptedProject(temp.resolve("project"));
  }

  private void committed(String pom) {
    project.write("pom.xml", pom);
    project.commit("feat: begin");
    project.finish();
  }

  private static String pom(String more) {
    return Layouts.pom("1.0.0-SNAPSHOT", more);
  }

  @Test
  void changesNothingUnlessToldTo() {
    committed(pom(""));
    Map<String, String> before = project.git.state();

    project.init(false);

    assertThat(project.git.state()).isEqualTo(before);
    assertThat(project.out)
        .contains("--- /dev/null", "+++ b/release-kit.yml", "+++ b/CHANGELOG.md", "+++ b/pom.xml")
        .endsWith(
            "Nothing is written yet: the same command with -Dwrite writes release-kit.yml"
                + " CHANGELOG.md pom.xml");
  }

  @Test
  void keepsEveryOtherByteOfThePom() {
    String pom = "\uFEFF" + pom("\t<name>Größe</name>\r\n  <!-- end -->\n").replace("\n", "\r\n");
    committed(pom);

    project.init(true);

    String entered = project.read("pom.xml");
    int at = entered.indexOf("  <build>");
    int end = entered.indexOf("</build>\r\n") + "</build>\r\n".length();
    assertThat(entered.substring(0, at) + entered.substring(end)).isEqualTo(pom);
  }

  @Test
  void givesAnObjectInJson() {
    project.write("jreleaser.yml", "signing: {active: ALWAYS}\n");
    committed(pom(""));

    Map<?, ?> result =
        Json.read(project.json().getBytes(StandardCharsets.UTF_8), Map.class, "init");
    assertThat(result.get("project")).isEqualTo("org.acme:app:1.0.0-SNAPSHOT");
    assertThat(result.get("written")).isEqualTo(false);
    assertThat((List<?>) result.get("edits"))
        .extracting("path")
        .isEqualTo(List.of("release-kit.yml", "CHANGELOG.md", "pom.xml"));
    Map<String, String> signing =
        Map.of(
            "source", "JReleaser",
            "setting", "signing=…",
            "where", "jreleaser.yml",
            "kind", "becomes",
            "text", "artifactSignatures: openpgp in release-kit.yml");
    assertThat((List<?>) result.get("findings")).anyMatch(signing::equals);
  }

  @Test
  void refusesAnExtensionThatIsNone() {
    committed(pom(""));

    assertThatThrownBy(() -> project.init(false, "imgae"))
        .hasMessageContaining("'with' is 'imgae', which is none of api-compatibility, image,")
        .hasMessageContaining("-Dwith=image");
  }

  @Test
  void neitherShowsNorCopiesSecrets() {
    project.write(
        "jreleaser.yml",
        """
        release:
          github:
            token: s3cret-1
            username: s3cret-2
        announce:
          slack:
            active: ALWAYS
            webhook: https://hooks.slack.com/s3cret-3
            token: s3cret-4
          webhooks:
            mine:
              active: ALWAYS
              webhook: https://example.org/?key=s3cret-5
        signing:
          active: ALWAYS
          passphrase: s3cret-6
        """);
    committed(
        pom(
            """
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-release-plugin</artifactId>
                    <configuration>
                      <arguments>-Dgpg.passphrase=s3cret-8</arguments>
                      <secretKey>
                        s3cret-10
                      </secretKey>
                      <password>s3cret-7</password></configuration></plugin>
                </plugins>
              </build>
            """));
    project.git.run("remote", "add", "origin", "https://ada:s3cret-9@github.com/acme/app.git");

    project.init(true);
    String said = project.said();

    assertThat(said)
        .doesNotContain("s3cret")
        .contains("<password>***</password>", "passphrase=***");
    assertThat(project.json()).doesNotContain("s3cret");
    assertThat(project.read("release-kit.yml")).doesNotContain("s3cret").contains("github: {}");
  }

  @Test
  void readsPropertiesOfMavenReleaseAndMavenConfig() {
    project.write(
        ".mvn/maven.config",
        "-DpreparationGoals=install\n-DsignTag=true\n-DignoreSnapshots=true\n");
    project.write("release.properties", "scm.tag=x\n");
    committed(
        pom(
            """
              <properties>
                <releaseProfiles>sign</releaseProfiles>
                <suppressCommitBeforeTag>true</suppressCommitBeforeTag>
                <preparationGoals>verify</preparationGoals>
              </properties>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin>
                      <artifactId>maven-release-plugin</artifactId>
                    </plugin>
                  </plugins>
                </pluginManagement>
              </build>
            """));

    project.init(true);

    assertThat(project.read("pom.xml"))
        .contains(
            "<releaseProfiles>sign</releaseProfiles>\n",
            "<preparationGoals>install</preparationGoals>");
    assertThat(project.read("release-kit.yml")).contains("\nsigning: required\n");
    assertThat(project.said())
        .contains(
            "signTag=true (.mvn/maven.config)",
            "ignoreSnapshots=true (.mvn/maven.config)",
            "suppressCommitBeforeTag=true",
            "mvn release:clean");
  }

  @Test
  void refusesADirectoryWithoutARepository() throws IOException {
    Path directory = Files.createDirectories(temp.resolve("plain"));
    AdoptedProject plain = new AdoptedProject(directory);
    plain.write("pom.xml", pom(""));
    plain.commit("feat: begin");
    plain.finish();
    Files.move(directory.resolve(".git"), temp.resolve("away"));

    assertThatThrownBy(() -> plain.init(false))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is in no git repository")
        .hasMessageContaining("git init && git add --all && git commit");
  }

  @Test
  void refusesAModule() {
    project.write("core/pom.xml", module());
    committed(pom("  <packaging>pom</packaging>\n  <modules><module>core</module></modules>\n"));
    project.directory = "core";

    assertThatThrownBy(() -> project.init(false))
        .hasMessageContaining("is a module of pom.xml")
        .hasMessageContaining(
            "mvn -f pom.xml io.github.releasekit:release-kit-maven-plugin:1.0.0:init");
  }

  private static String module() {
    return """
    <project>
      <modelVersion>4.0.0</modelVersion>
      <parent>
        <groupId>org.acme</groupId>
        <artifactId>app</artifactId>
        <version>1.0.0-SNAPSHOT</version>
      </parent>
      <artifactId>core</artifactId>
    </project>
    """;
  }

  @Test
  void writesNothingBehindALink() throws IOException {
    committed(pom(""));
    Path outside = Files.createTempDirectory("outside");
    Files.createSymbolicLink(
        project.git.directory().resolve("release-kit.yml"), outside.resolve("release-kit.yml"));
    Files.createSymbolicLink(
        project.git.directory().resolve("CHANGELOG.md"), outside.resolve("CHANGELOG.md"));

    project.init(true);

    assertThat(outside).isEmptyDirectory();
    assertThat(project.said()).doesNotContain("+++ b/release-kit.yml", "+++ b/CHANGELOG.md");
    Files.delete(outside);
  }

  @Test
  void writesThePolicyWhereTheRepositoryHasItsTop() {
    project.directory = "java";
    project.write("java/pom.xml", pom(""));
    project.commit("feat: begin");
    project.finish();

    project.init(true);

    assertThat(project.has("release-kit.yml")).isTrue();
    assertThat(project.has("java/release-kit.yml")).isFalse();
    assertThat(project.read("java/pom.xml")).contains("release-kit-maven-plugin");
  }

  @Test
  void saysWhereAChangelogIsNotOfTheForm() {
    project.write("CHANGELOG.md", "# Changes\n\n## [Unreleased]\n\n## Version 1.0\n\n- x\n");
    committed(pom(""));

    project.init(true);

    assertThat(project.said()).contains("changelog: CHANGELOG.md:5: version-heading", "-Dadopt");
    assertThat(project.read("CHANGELOG.md")).startsWith("# Changes");
  }
}
