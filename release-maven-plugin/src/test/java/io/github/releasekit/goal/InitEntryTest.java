package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What init makes of an entry for the plugin that is there. */
class InitEntryTest {

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
  void addsExtensionsToAnEntryThatIsThere() {
    committed(pom(""));
    project.init(true);
    project.commit("build: release-kit");

    project.init(true, "image", "release-kit-mail");

    assertThat(project.said()).contains("+++ b/pom.xml").doesNotContain("+++ b/release-kit.yml");
    assertThat(project.read("pom.xml"))
        .containsOnlyOnce("<artifactId>release-kit-maven-plugin</artifactId>")
        .containsOnlyOnce("<artifactId>release-kit-image</artifactId>")
        .containsOnlyOnce("<artifactId>release-kit-mail</artifactId>");
    project.init(true, "image", "mail");
    assertThat(project.said()).contains("Nothing to propose");
  }

  @Test
  void proposesNothingForAPluginThatAParentHas() {
    project.elsewhere.put(
        "org.corp:parent:1",
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.corp</groupId>
          <artifactId>parent</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
          <build>
            <pluginManagement>
              <plugins>
                <plugin>
                  <groupId>io.github.releasekit</groupId>
                  <artifactId>release-kit-maven-plugin</artifactId>
                  <version>0.9</version>
                </plugin>
              </plugins>
            </pluginManagement>
          </build>
        </project>
        """);
    project.write("release-kit.yml", "mode: direct\n");
    project.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n");
    committed(
        pom("")
            .replace(
                "<groupId>",
                "<parent><groupId>org.corp</groupId><artifactId>parent</artifactId><version>1</version>"
                    + "</parent>\n  <groupId>"));

    project.init(true);

    assertThat(project.said()).contains("Nothing to propose");
  }

  @Test
  void givesAnEntryTheVersionThatItLacks() {
    String entry =
        """
          <build>
            <plugins>
              <plugin>
                <groupId>io.github.releasekit</groupId>
                <artifactId>release-kit-maven-plugin</artifactId>
              </plugin>
            </plugins>
          </build>
        """;
    committed(pom(entry));

    project.init(true);

    assertThat(project.read("pom.xml"))
        .contains("</artifactId>\n        <version>1.0.0</version>\n      </plugin>");
  }

  @Test
  void namesThePluginInTheBuildWhereOnlyAProfileNamesIt() {
    committed(
        pom(
            """
              <profiles>
                <profile>
                  <id>release</id>
                  <activation>
                    <activeByDefault>true</activeByDefault>
                  </activation>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.releasekit</groupId>
                        <artifactId>release-kit-maven-plugin</artifactId>
                        <version>0.9</version>
                        <dependencies>
                          <dependency>
                            <groupId>io.github.releasekit</groupId>
                            <artifactId>release-kit-image</artifactId>
                            <version>0.9</version>
                          </dependency>
                        </dependencies>
                      </plugin>
                    </plugins>
                  </build>
                </profile>
              </profiles>
            """));

    project.init(true, "image");

    String entered = project.read("pom.xml");
    assertThat(entered.substring(0, entered.indexOf("<profiles>")))
        .contains("<artifactId>release-kit-maven-plugin</artifactId>", "release-kit-image");
    project.init(true, "image");
    assertThat(project.said()).contains("Nothing to propose");
  }

  @Test
  void saysWhichSettingsAnEntryThatIsThereLacks() {
    String plugins =
        """
          <build>
            <plugins>
              <plugin>
                <groupId>io.github.releasekit</groupId>
                <artifactId>release-kit-maven-plugin</artifactId>
                <version>1.0.0</version>
                <configuration><arguments>-DskipITs</arguments></configuration>
              </plugin>
              <plugin>
                <artifactId>maven-release-plugin</artifactId>
                <configuration>
                  <arguments>-DskipITs</arguments>
                  <releaseProfiles>sign</releaseProfiles>
                </configuration>
              </plugin>
            </plugins>
          </build>
        """;
    committed(pom(plugins));

    project.init(true);

    assertThat(project.said())
        .contains("write <releaseProfiles>sign</releaseProfiles> into it yourself")
        .doesNotContain("arguments=", "+++ b/pom.xml");
  }

  @Test
  void saysNothingMoreOfSettingsThatItHasWritten() {
    committed(
        pom(
            """
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-release-plugin</artifactId>
                    <configuration><releaseProfiles>sign</releaseProfiles></configuration>
                  </plugin>
                </plugins>
              </build>
            """));
    project.init(true);

    project.init(true);

    assertThat(project.said()).contains("Nothing to propose").doesNotContain("releaseProfiles");
  }
}
