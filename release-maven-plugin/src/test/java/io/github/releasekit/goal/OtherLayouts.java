package io.github.releasekit.goal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Projects with other tools, forms and versions. */
final class OtherLayouts {

  private OtherLayouts() {}

  static Stream<Layouts.Layout> all() {
    return Stream.of(
        new Layouts.Layout(
            "BOM and modules, the build in profiles",
            project ->
                Layouts.released(
                    project,
                    version -> {
                      project.write(
                          "pom.xml",
                          Layouts.pom(
                              version,
                              """
                                <packaging>pom</packaging>

                                <modules>
                                  <module>bom</module>
                                  <module>core</module>
                                </modules>

                                <profiles>
                                  <profile>
                                    <id>release</id>
                                    <activation>
                                      <property>
                                        <name>performRelease</name>
                                        <value>true</value>
                                      </property>
                                    </activation>
                                    <build>
                                      <plugins>
                                        <plugin>
                                          <artifactId>maven-release-plugin</artifactId>
                                          <configuration>
                                            <signTag>true</signTag>
                                          </configuration>
                                        </plugin>
                                      </plugins>
                                    </build>
                                  </profile>
                                </profiles>
                              """));
                      project.write("bom/pom.xml", Layouts.module("bom", version));
                      project.write("core/pom.xml", Layouts.module("core", version));
                    },
                    "5.0.0",
                    "v5.0.0",
                    "5.0.1-SNAPSHOT"),
            List.of("signing: required"),
            List.of("          <arguments>-DperformRelease=true</arguments>"),
            new Layouts.Next("v5.0.0", "5.1.0", "v5.1.0", "### Added", "", "- greet")),
        new Layouts.Layout(
            "monorepo whose modules have versions of their own",
            project -> {
              project.write(
                  "pom.xml",
                  Layouts.pom(
                      "1",
                      "  <packaging>pom</packaging>\n  <modules>\n    <module>core</module>\n"
                          + "    <module>app</module>\n  </modules>\n"));
              project.write("core/pom.xml", component("core", "2.3.0"));
              project.write("app/pom.xml", component("shop", "0.4.0"));
              project.commit("feat: begin");
              project.tag("core-2.3.0");
              project.tag("shop/v0.4.0");
              project.write("core/pom.xml", component("core", "2.3.1-SNAPSHOT"));
              project.write("app/pom.xml", component("shop", "0.4.1-SNAPSHOT"));
              project.commit("chore: next");
              project.write("core/a.txt", "a\n");
              project.commit("feat: greet");
              project.write("app/b.txt", "b\n");
              project.commit("fix: sell");
            },
            List.of(
                "  - name: core",
                "    tagNameFormat: \"core-@{project.version}\"",
                "    tagNameFormat: \"shop/v@{project.version}\""),
            List.of(),
            Optional.of("core"),
            new Layouts.Next("core-2.3.0", "2.4.0", "core-2.4.0", "### Added", "", "- greet")),
        new Layouts.Layout(
            "tabs, CRLF and a byte order mark",
            project ->
                Layouts.released(
                    project,
                    version ->
                        project.write(
                            "pom.xml",
                            ("\uFEFF"
                                    + Layouts.pom(version, "  <name>Größe</name>\n")
                                        .replace("  ", "\t")
                                        .replace("\n", "\r\n"))
                                .getBytes(StandardCharsets.UTF_8)),
                    "1.0.0",
                    "1.0.0",
                    "1.0.1-SNAPSHOT"),
            List.of("tagNameFormat: \"@{project.version}\""),
            List.of("\t\t\t\t<artifactId>release-kit-maven-plugin</artifactId>\r"),
            new Layouts.Next("1.0.0", "1.1.0", "1.1.0", "### Added", "", "- greet")),
        new Layouts.Layout(
            "version in package.json, pyproject.toml and README",
            project ->
                Layouts.released(
                    project,
                    version -> {
                      project.write("pom.xml", Layouts.pom(version, ""));
                      project.write(
                          "web/package.json",
                          "{\n  \"name\": \"web\",\n  \"version\": \"" + version + "\"\n}\n");
                      project.write(
                          "py/pyproject.toml", "[project]\nname = \"app\"\nversion = \"1.2.0\"\n");
                      project.write(
                          "other/package.json", "{\"name\": \"other\", \"version\": \"9.9.9\"}\n");
                      project.write(
                          "README.md", "Use `org.acme:app:1.2.0`, see [versions](v.md).\n");
                    },
                    "1.2.0",
                    "v1.2.0",
                    "1.2.1-SNAPSHOT"),
            List.of(
                "  - file: web/package.json",
                "  - file: py/pyproject.toml",
                "    \"on\": release",
                "  - file: README.md"),
            List.of(),
            new Layouts.Next("v1.2.0", "1.3.0", "v1.3.0", "### Added", "", "- greet")),
        new Layouts.Layout(
            "no tool at all, and a changelog that is kept",
            project -> {
              project.write("pom.xml", Layouts.pom("1.0.0-SNAPSHOT", ""));
              project.write(
                  "CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- By hand\n");
              project.commit("build: begin");
              project.write("a.txt", "a\n");
              project.commit("fix: mend");
            },
            List.of(),
            List.of("      <plugin>"),
            new Layouts.Next(
                "",
                "1.0.0",
                "v1.0.0",
                "### Added",
                "",
                "- By hand",
                "",
                "### Fixed",
                "",
                "- mend")),
        new Layouts.Layout(
            "versions by the calendar, released by a script",
            project ->
                Layouts.released(
                    project,
                    version -> project.write("pom.xml", Layouts.pom(version, "")),
                    "2026.10.0",
                    "2026.10.0",
                    "2026.10.1-SNAPSHOT"),
            List.of("tagNameFormat: \"@{project.version}\"", "  scheme: calver"),
            List.of(),
            new Layouts.Next("2026.10.0", "2026.11.0", "2026.11.0", "### Added", "", "- greet")),
        new Layouts.Layout(
            "jgitflow on one branch, older tags in another form",
            project -> {
              String plugin =
                  Layouts.build(
                      """
                            <plugin>
                              <groupId>external.atlassian.jgitflow</groupId>
                              <artifactId>jgitflow-maven-plugin</artifactId>
                              <version>1.0-m5.1</version>
                              <configuration>
                                <flowInitContext>
                                  <masterBranchName>main</masterBranchName>
                                  <developBranchName>main</developBranchName>
                                  <versionTagPrefix>app-</versionTagPrefix>
                                </flowInitContext>
                                <noDeploy>true</noDeploy>
                              </configuration>
                            </plugin>
                      """);
              project.write("pom.xml", Layouts.pom("0.9.0", plugin));
              project.commit("feat: first");
              project.tag("app-0.9.0");
              Layouts.released(
                  project,
                  version -> project.write("pom.xml", Layouts.pom(version, plugin)),
                  "1.0.0",
                  "v1.0.0",
                  "1.0.1-SNAPSHOT");
            },
            List.of("  model: release-branches"),
            List.of(),
            new Layouts.Next("v1.0.0", "1.1.0", "v1.1.0", "### Added", "", "- greet")));
  }

  private static String component(String name, String version) {
    return """
    <project>
      <modelVersion>4.0.0</modelVersion>
      <groupId>org.acme</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
    </project>
    """
        .formatted(name, version);
  }
}
