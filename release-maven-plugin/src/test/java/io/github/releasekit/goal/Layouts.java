package io.github.releasekit.goal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Projects as they are found: those that maven-release-plugin has released, and plain ones. */
final class Layouts {

  private Layouts() {}

  /** What the next plan has to be, set down by hand. */
  record Next(String previousTag, String version, String tag, String... section) {}

  /**
   * A project.
   *
   * @param policy lines that release-kit.yml has to have
   * @param pom lines that the root POM has to get
   */
  record Layout(
      String name,
      Consumer<AdoptedProject> make,
      List<String> policy,
      List<String> pom,
      Optional<String> component,
      Next next) {

    Layout(
        String name,
        Consumer<AdoptedProject> make,
        List<String> policy,
        List<String> pom,
        Next next) {
      this(name, make, policy, pom, Optional.empty(), next);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static final String MAVEN_RELEASE =
      """
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-release-plugin</artifactId>
              <version>3.1.1</version>
              <configuration>
      %s        </configuration>
            </plugin>
      """;

  static String pom(String version, String more) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>org.acme</groupId>
      <artifactId>app</artifactId>
      <version>%s</version>
    %s</project>
    """
        .formatted(version, more);
  }

  static String module(String name, String version) {
    return """
    <project>
      <modelVersion>4.0.0</modelVersion>
      <parent>
        <groupId>org.acme</groupId>
        <artifactId>app</artifactId>
        <version>%s</version>
      </parent>
      <artifactId>%s</artifactId>
    </project>
    """
        .formatted(version, name);
  }

  static String build(String plugins) {
    return "  <build>\n    <plugins>\n" + plugins + "    </plugins>\n  </build>\n";
  }

  /** A release as maven-release-plugin makes it, and a feature after it. */
  static void released(
      AdoptedProject project, Consumer<String> pomsAt, String version, String tag, String next) {
    pomsAt.accept(version + "-SNAPSHOT");
    project.commit("feat: begin");
    pomsAt.accept(version);
    project.commit("[maven-release-plugin] prepare release " + tag);
    project.tag(tag);
    pomsAt.accept(next);
    project.commit("[maven-release-plugin] prepare for next development iteration");
    project.write("greeting.txt", "hello\n");
    project.commit("feat: greet");
  }

  static Stream<Layout> all() {
    return Stream.of(
        new Layout(
            "single module with the default tags of maven-release-plugin",
            project ->
                released(
                    project,
                    version ->
                        project.write(
                            "pom.xml",
                            pom(
                                version,
                                build(
                                    MAVEN_RELEASE.formatted("          <goals>deploy</goals>\n")))),
                    "1.4.0",
                    "app-1.4.0",
                    "1.4.1-SNAPSHOT"),
            List.of("tagNameFormat: \"@{project.artifactId}-@{project.version}\""),
            List.of(
                "      <artifactId>release-kit-maven-plugin</artifactId>"
                    .indent(2)
                    .stripTrailing()),
            new Next("app-1.4.0", "1.5.0", "app-1.5.0", "### Added", "", "- greet")),
        new Layout(
            "multi-module with v tags and a release profile",
            project ->
                released(
                    project,
                    version -> {
                      project.write(
                          "pom.xml",
                          pom(
                              version,
                              "  <packaging>pom</packaging>\n  <modules>\n    <module>core</module>\n"
                                  + "    <module>web</module>\n  </modules>\n"
                                  + build(
                                      MAVEN_RELEASE.formatted(
                                          """
                                                    <tagNameFormat>v@{project.version}</tagNameFormat>
                                                    <autoVersionSubmodules>true</autoVersionSubmodules>
                                                    <releaseProfiles>release,sign</releaseProfiles>
                                                    <preparationGoals>clean verify site:jar</preparationGoals>
                                                    <arguments>-DskipITs -Dstage=${stage}</arguments>
                                          """))));
                      project.write("core/pom.xml", module("core", version));
                      project.write("web/pom.xml", module("web", version));
                    },
                    "2.0.0",
                    "v2.0.0",
                    "2.0.1-SNAPSHOT"),
            List.of(),
            List.of(
                "          <releaseProfiles>release,sign</releaseProfiles>",
                "          <preparationGoals>verify site:jar</preparationGoals>",
                "          <arguments>-DskipITs -Dstage=${stage}</arguments>"),
            new Next("v2.0.0", "2.1.0", "v2.1.0", "### Added", "", "- greet")),
        new Layout(
            "CI-friendly revision with flatten and plain tags",
            project ->
                released(
                    project,
                    version ->
                        project.write(
                            "pom.xml",
                            pom(
                                "${revision}",
                                "  <properties>\n    <revision>"
                                    + version
                                    + "</revision>\n  </properties>\n"
                                    + build(
                                        """
                                              <plugin>
                                                <groupId>org.codehaus.mojo</groupId>
                                                <artifactId>flatten-maven-plugin</artifactId>
                                                <version>1.7.0</version>
                                              </plugin>
                                        """))),
                    "0.9.0",
                    "0.9.0",
                    "0.9.1-SNAPSHOT"),
            List.of("tagNameFormat: \"@{project.version}\""),
            List.of(),
            new Next("0.9.0", "0.10.0", "0.10.0", "### Added", "", "- greet")),
        new Layout(
            "Spring Boot's parent, nothing else",
            project -> {
              project.elsewhere.put(
                  "org.springframework.boot:spring-boot-starter-parent:3.3.0",
                  """
                  <project>
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-starter-parent</artifactId>
                    <version>3.3.0</version>
                    <packaging>pom</packaging>
                  </project>
                  """);
              project.write(
                  "pom.xml",
                  """
                  <project>
                    <modelVersion>4.0.0</modelVersion>
                    <parent>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter-parent</artifactId>
                      <version>3.3.0</version>
                      <relativePath/>
                    </parent>
                    <groupId>org.acme</groupId>
                    <artifactId>app</artifactId>
                    <version>0.0.1-SNAPSHOT</version>
                    <build>
                      <plugins/>
                    </build>
                  </project>
                  """);
              project.commit("feat: begin");
            },
            List.of(),
            List.of("      <plugin>"),
            new Next("", "0.0.1", "v0.0.1", "### Added", "", "- begin")),
        new Layout(
            "configuration that a corporate parent has",
            project -> {
              project.elsewhere.put(
                  "org.corp:corporate-parent:7",
                  """
                  <project>
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>org.corp</groupId>
                    <artifactId>corporate-parent</artifactId>
                    <version>7</version>
                    <packaging>pom</packaging>
                    <build>
                      <pluginManagement>
                        <plugins>
                          <plugin>
                            <artifactId>maven-release-plugin</artifactId>
                            <version>2.5.3</version>
                            <configuration>
                              <tagNameFormat>release/@{project.version}</tagNameFormat>
                              <scmCommentPrefix>[ci skip]</scmCommentPrefix>
                              <releaseProfiles>corporate</releaseProfiles>
                            </configuration>
                          </plugin>
                        </plugins>
                      </pluginManagement>
                    </build>
                  </project>
                  """);
              released(
                  project,
                  version ->
                      project.write(
                          "pom.xml",
                          """
                          <project>
                            <modelVersion>4.0.0</modelVersion>
                            <parent>
                              <groupId>org.corp</groupId>
                              <artifactId>corporate-parent</artifactId>
                              <version>7</version>
                            </parent>
                            <groupId>org.acme</groupId>
                            <artifactId>app</artifactId>
                            <version>%s</version>
                          </project>
                          """
                              .formatted(version)),
                  "3.2.1",
                  "release/3.2.1",
                  "3.2.2-SNAPSHOT");
            },
            List.of(
                "tagNameFormat: \"release/@{project.version}\"",
                "  release: \"[ci skip] chore(release): @{releaseVersion}\""),
            List.of(
                "        <releaseProfiles>corporate</releaseProfiles>".indent(2).stripTrailing()),
            new Next("release/3.2.1", "3.3.0", "release/3.3.0", "### Added", "", "- greet")),
        new Layout(
            "library with gitflow-maven-plugin on develop",
            project -> {
              String plugin =
                  build(
                      """
                            <plugin>
                              <groupId>com.amashchenko.maven.plugin</groupId>
                              <artifactId>gitflow-maven-plugin</artifactId>
                              <version>1.21.0</version>
                              <configuration>
                                <gitFlowConfig>
                                  <productionBranch>main</productionBranch>
                                  <developmentBranch>develop</developmentBranch>
                                  <releaseBranchPrefix>rel-</releaseBranchPrefix>
                                  <versionTagPrefix>lib-</versionTagPrefix>
                                </gitFlowConfig>
                                <skipTestProject>true</skipTestProject>
                              </configuration>
                            </plugin>
                      """);
              project.write("pom.xml", pom("1.0.0", plugin));
              project.commit("Update versions for release");
              project.tag("lib-1.0.0");
              project.switchTo("develop");
              project.write("pom.xml", pom("1.1.0-SNAPSHOT", plugin));
              project.commit("Update for next development version");
              project.write("a.txt", "a\n");
              project.commit("fix: mend");
            },
            List.of(
                "tagNameFormat: \"lib-@{project.version}\"", "  model: gitflow", "  release: rel-"),
            List.of(),
            new Next("lib-1.0.0", "1.1.0", "lib-1.1.0", "### Fixed", "", "- mend")),
        new Layout(
            "JReleaser with categories and Slack",
            project -> {
              project.write(
                  "jreleaser.yml",
                  """
                  project:
                    name: app
                  release:
                    github:
                      owner: acme
                      draft: true
                      changelog:
                        preset: conventional-commits
                        labelers:
                          - label: perf
                            title: 'regex:^perf(?:\\(.*\\))?:\\s.*'
                          - label: feature
                            title: 'feat:'
                        categories:
                          - title: "🚀 Features"
                            labels: [feature]
                          - title: "Speed: all of it"
                            labels: [perf]
                  announce:
                    slack:
                      active: ALWAYS
                      webhook: https://hooks.slack.com/services/T0/B0/secret
                  """);
              released(
                  project,
                  version -> project.write("pom.xml", pom(version, "")),
                  "1.0.0",
                  "v1.0.0",
                  "1.1.0-SNAPSHOT");
              project.write("b.txt", "b\n");
              project.commit("perf(core): run");
            },
            List.of(
                "    - {title: \"🚀 Features\", types: [feat]}",
                "    - {title: \"Speed: all of it\", types: [perf]}",
                "  github: {publish: manual}",
                "  slack: {url: slack-webhook}"),
            List.of(),
            new Next(
                "v1.0.0",
                "1.1.0",
                "v1.1.0",
                "### 🚀 Features",
                "",
                "- greet",
                "",
                "### Speed: all of it",
                "",
                "- **core:** run")),
        new Layout(
            "flat layout, the parent beside its modules",
            project -> {
              project.directory = "parent";
              released(
                  project,
                  version -> {
                    project.write(
                        "parent/pom.xml",
                        pom(
                            version,
                            "  <packaging>pom</packaging>\n  <modules>\n    <module>../core</module>\n"
                                + "  </modules>\n"));
                    project.write(
                        "core/pom.xml",
                        module("core", version)
                            .replace(
                                "</version>\n  </parent>",
                                "</version>\n    <relativePath>../parent</relativePath>\n  </parent>"));
                  },
                  "1.0",
                  "app-1.0",
                  "1.1-SNAPSHOT");
            },
            List.of("tagNameFormat: \"@{project.artifactId}-@{project.version}\""),
            List.of(),
            new Next("app-1.0", "1.1.0", "app-1.1.0", "### Added", "", "- greet")));
  }
}
