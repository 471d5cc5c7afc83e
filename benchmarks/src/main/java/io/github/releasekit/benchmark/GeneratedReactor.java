package io.github.releasekit.benchmark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a reactor: a parent, and modules that depend on two modules before them, by versions
 * that the parent manages.
 */
final class GeneratedReactor {

  static final String GROUP = "org.example.shop";

  /** Plugins of Maven's own that build the modules, the same with every Maven. */
  private static final Map<String, String> PLUGINS =
      new TreeMap<>(
          Map.of(
              "clean", "3.5.0",
              "compiler", "3.14.1",
              "deploy", "3.1.4",
              "install", "3.1.4",
              "jar", "3.4.2",
              "resources", "3.3.1",
              "surefire", "3.6.1"));

  private GeneratedReactor() {}

  /** The artifact id of a module; module 0 is the parent. */
  static String artifactId(int module) {
    return module == 0 ? "shop" : "shop-module-" + module;
  }

  /** The path of a module's POM from the root of the repository. */
  static String pomPath(int module) {
    return module == 0 ? "pom.xml" : "module-" + module + "/pom.xml";
  }

  /**
   * Texts by path.
   *
   * @param modules how many there are, the parent included
   * @param version of all modules
   * @param releaseKit the version of the plugin that releases them
   * @param place the directory that it is released from, with the remote and the repository for the
   *     releases in it
   * @param sources whether modules are jars with a few classes, not POMs
   */
  static Map<String, String> files(
      int modules, String version, String releaseKit, Path place, boolean sources) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(".gitignore", "target/\n");
    files.put(
        "release-kit.yml",
        """
        snapshotWaivers:
          - artifact: io.github.releasekit:release-kit-maven-plugin
            reason: it is what is measured
            expires: 2999-12-31
        """);
    files.put(pomPath(0), parent(modules, version, releaseKit, place));
    for (int module = 1; module < modules; module++) {
      files.put(pomPath(module), module(module, version, sources ? "jar" : "pom"));
      if (sources) {
        GeneratedSources.add(files, module);
      }
    }
    return files;
  }

  private static String parent(int modules, String version, String releaseKit, Path place) {
    StringBuilder names = new StringBuilder();
    StringBuilder managed = new StringBuilder();
    for (int module = 1; module < modules; module++) {
      names.append("    <module>module-%d</module>\n".formatted(module));
      managed.append(
          """
                <dependency>
                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>${project.version}</version>
                </dependency>
          """
              .formatted(GROUP, artifactId(module)));
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>

      <groupId>%s</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
      <packaging>pom</packaging>

      <modules>
    %s  </modules>

      <scm>
        <developerConnection>scm:git:%s</developerConnection>
        <url>https://github.com/example/shop</url>
      </scm>
      <distributionManagement>
        <repository>
          <id>releases</id>
          <url>%s</url>
        </repository>
      </distributionManagement>

      <properties>
        <maven.compiler.release>17</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>
      </properties>

      <dependencyManagement>
        <dependencies>
    %s    </dependencies>
      </dependencyManagement>

      <build>
        <pluginManagement>
          <plugins>
    %s      </plugins>
        </pluginManagement>
        <plugins>
          <plugin>
            <groupId>io.github.releasekit</groupId>
            <artifactId>release-kit-maven-plugin</artifactId>
            <version>%s</version>
          </plugin>
        </plugins>
      </build>
    </project>
    """
        .formatted(
            GROUP,
            artifactId(0),
            version,
            names,
            place.resolve("origin.git").toUri(),
            place.resolve("repository").toUri(),
            managed,
            plugins(),
            releaseKit);
  }

  /** The plugins that build and, as the peer asks for it here, the one way to set up gitflow. */
  private static String plugins() {
    StringBuilder plugins = new StringBuilder();
    PLUGINS.forEach(
        (plugin, version) ->
            plugins.append(
                """
                      <plugin>
                        <artifactId>maven-%s-plugin</artifactId>
                        <version>%s</version>
                      </plugin>
                """
                    .formatted(plugin, version)));
    return plugins
        + """
                <plugin>
                  <groupId>com.amashchenko.maven.plugin</groupId>
                  <artifactId>gitflow-maven-plugin</artifactId>
                  <configuration>
                    <gitFlowConfig>
                      <productionBranch>main</productionBranch>
                      <developmentBranch>main</developmentBranch>
                      <versionTagPrefix>v</versionTagPrefix>
                    </gitFlowConfig>
                  </configuration>
                </plugin>
          """;
  }

  private static String module(int module, String version, String packaging) {
    StringBuilder dependencies = new StringBuilder();
    for (int other = module - 1; other >= Math.max(1, module - 2); other--) {
      dependencies.append(
          """
              <dependency>
                <groupId>%s</groupId>
                <artifactId>%s</artifactId>
              </dependency>
          """
              .formatted(GROUP, artifactId(other)));
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <parent>
        <groupId>%s</groupId>
        <artifactId>%s</artifactId>
        <version>%s</version>
      </parent>

      <artifactId>%s</artifactId>
      <packaging>%s</packaging>

      <dependencies>
    %s  </dependencies>
    </project>
    """
        .formatted(GROUP, artifactId(0), version, artifactId(module), packaging, dependencies);
  }
}
