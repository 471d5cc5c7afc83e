package io.github.releasekit.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of a reactor: a parent, and modules that depend on two modules before them, by versions
 * that the parent manages.
 */
final class GeneratedReactor {

  static final String GROUP = "org.example.shop";

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
   * @param target where releases are deployed to, a URL
   */
  static Map<String, String> files(int modules, String version, String releaseKit, String target) {
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
    files.put(pomPath(0), parent(modules, version, releaseKit, target));
    for (int module = 1; module < modules; module++) {
      files.put(pomPath(module), module(module, version));
    }
    return files;
  }

  private static String parent(int modules, String version, String releaseKit, String target) {
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
        .formatted(GROUP, artifactId(0), version, names, target, managed, releaseKit);
  }

  private static String module(int module, String version) {
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
      <packaging>pom</packaging>

      <dependencies>
    %s  </dependencies>
    </project>
    """
        .formatted(GROUP, artifactId(0), version, artifactId(module), dependencies);
  }
}
