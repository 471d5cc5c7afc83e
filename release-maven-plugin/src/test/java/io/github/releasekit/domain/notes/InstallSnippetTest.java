package io.github.releasekit.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstallSnippetTest {

  private static final Version VERSION = Version.parse("1.3.0");

  @Test
  void isTheDependencyOfAJar() {
    assertThat(snippet(module("app", "jar", true)))
        .contains(
            """
            ```xml
            <dependency>
              <groupId>org.acme</groupId>
              <artifactId>app</artifactId>
              <version>1.3.0</version>
            </dependency>
            ```""");
  }

  @Test
  void isThePluginOfAMavenPlugin() {
    assertThat(snippet(module("app-maven-plugin", "maven-plugin", true)))
        .contains(
            """
            ```xml
            <plugin>
              <groupId>org.acme</groupId>
              <artifactId>app-maven-plugin</artifactId>
              <version>1.3.0</version>
            </plugin>
            ```""");
  }

  @Test
  void isTheParentOfAPomAlone() {
    assertThat(snippet(module("parent", "pom", true)))
        .contains(
            """
            ```xml
            <parent>
              <groupId>org.acme</groupId>
              <artifactId>parent</artifactId>
              <version>1.3.0</version>
            </parent>
            ```""");
  }

  @Test
  void isTheBomWhereThereIsOne() {
    assertThat(
            snippet(
                module("root", "pom", true),
                module("core", "jar", true),
                module("app-bom", "pom", true)))
        .contains(
            """
            ```xml
            <dependency>
              <groupId>org.acme</groupId>
              <artifactId>app-bom</artifactId>
              <version>1.3.0</version>
              <type>pom</type>
              <scope>import</scope>
            </dependency>
            ```""");
  }

  @Test
  void isEveryDeployedModuleOfAFew() {
    assertThat(
            snippet(
                module("root", "pom", true),
                module("core", "jar", true),
                module("its", "jar", false),
                module("web", "war", true),
                module("plugin", "maven-plugin", true)))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .containsSubsequence(
                        "<dependency>", "core", "</dependency>\n<plugin>", "plugin", "</plugin>")
                    .doesNotContain("its", "web", "root"));
  }

  @Test
  void isLeftToHandWhereNothingFits() {
    assertThat(snippet(module("web", "war", true))).isEmpty();
    assertThat(snippet(module("app", "jar", false))).isEmpty();
    assertThat(
            snippet(
                IntStream.range(0, 6)
                    .mapToObj(i -> module("m" + i, "jar", true))
                    .toArray(ReactorModule[]::new)))
        .isEmpty();
  }

  private static Optional<String> snippet(ReactorModule... modules) {
    return InstallSnippet.of(
        new Reactor(
            modules[0],
            Stream.of(modules).toList(),
            List.of(),
            false,
            Optional.empty(),
            Optional.empty()),
        VERSION);
  }

  private static ReactorModule module(String artifactId, String packaging, boolean deployed) {
    return new ReactorModule(
        "org.acme",
        artifactId,
        "1.3.0-SNAPSHOT",
        packaging,
        "pom.xml",
        "target",
        List.of(),
        deployed,
        Optional.empty());
  }
}
