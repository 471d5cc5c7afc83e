package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.adoption.PluginEntry;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp.NamedPlugin;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin is entered in the layout of the file, and every other byte stays. */
class PomEntryTest {

  private static final String PLUGIN =
      """
            <plugin>
              <groupId>g</groupId>
              <artifactId>a</artifactId>
              <version>1</version>
            </plugin>
      """;

  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of(
            "no build",
            """
            <project>
              <version>1</version>
            </project>
            """,
            """
            <project>
              <version>1</version>
              <build>
                <plugins>
                  <plugin>
                    <groupId>g</groupId>
                    <artifactId>a</artifactId>
                    <version>1</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """),
        Arguments.of(
            "parts with blank lines between them, and profiles",
            """
            <project>
            \t<version>1</version>

            \t<properties>
            \t\t<a>b</a>
            \t</properties> <!-- ours -->

            \t<!-- for releases -->
            \t<profiles>
            \t\t<profile><build><plugins/></build></profile>
            \t</profiles>
            </project>
            """,
            """
            <project>
            \t<version>1</version>

            \t<properties>
            \t\t<a>b</a>
            \t</properties> <!-- ours -->

            \t<build>
            \t\t<plugins>
            \t\t\t<plugin>
            \t\t\t\t<groupId>g</groupId>
            \t\t\t\t<artifactId>a</artifactId>
            \t\t\t\t<version>1</version>
            \t\t\t</plugin>
            \t\t</plugins>
            \t</build>

            \t<!-- for releases -->
            \t<profiles>
            \t\t<profile><build><plugins/></build></profile>
            \t</profiles>
            </project>
            """),
        Arguments.of(
            "an empty tag of plugins, with a build that is commented out",
            """
            <project>
              <!-- <build><plugins><plugin/></plugins></build> -->
              <build>
                <plugins />
              </build>
            </project>
            """,
            """
            <project>
              <!-- <build><plugins><plugin/></plugins></build> -->
              <build>
                <plugins>
                  <plugin>
                    <groupId>g</groupId>
                    <artifactId>a</artifactId>
                    <version>1</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """),
        Arguments.of(
            "an empty tag of build",
            "<project>\n  <build/>\n</project>\n",
            "<project>\n  <build>\n    <plugins>\n"
                + PLUGIN
                + "    </plugins>\n  </build>\n</project>\n"),
        Arguments.of(
            "a comment behind the last plugin",
            """
            <project>
              <build>
                <plugins>
                  <plugin><artifactId>x</artifactId></plugin> <!-- last -->
                  <!-- end -->
                </plugins>
              </build>
            </project>
            """,
            """
            <project>
              <build>
                <plugins>
                  <plugin><artifactId>x</artifactId></plugin> <!-- last -->
                  <!-- end -->
                  <plugin>
                    <groupId>g</groupId>
                    <artifactId>a</artifactId>
                    <version>1</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """),
        Arguments.of(
            "plugins on one line, four spaces",
            """
            <project>
                <build><plugins><plugin><artifactId>x</artifactId></plugin></plugins></build>
            </project>
            """,
            """
            <project>
                <build><plugins><plugin><artifactId>x</artifactId></plugin>
                    <plugin>
                        <groupId>g</groupId>
                        <artifactId>a</artifactId>
                        <version>1</version>
                    </plugin>
                </plugins></build>
            </project>
            """),
        Arguments.of(
            "a prefix of all elements",
            "<m:project xmlns:m=\"http://maven.apache.org/POM/4.0.0\">\n  <m:version>1</m:version>\n"
                + "</m:project>\n",
            "<m:project xmlns:m=\"http://maven.apache.org/POM/4.0.0\">\n  <m:version>1</m:version>\n"
                + "  <m:build>\n    <m:plugins>\n"
                + PLUGIN.replace("<", "<m:").replace("<m:/", "</m:")
                + "    </m:plugins>\n  </m:build>\n</m:project>\n"),
        Arguments.of(
            "all on one line",
            "<project><version>1</version></project>",
            "<project><version>1</version>\n  <build>\n    <plugins>\n"
                + PLUGIN
                + "    </plugins>\n  </build>\n</project>"),
        Arguments.of(
            "carriage returns",
            "<project>\r\n  <version>1</version>\r\n  <reporting/>\r\n</project>",
            "<project>\r\n  <version>1</version>\r\n  <build>\r\n    <plugins>\r\n"
                + PLUGIN.replace("\n", "\r\n")
                + "    </plugins>\r\n  </build>\r\n  <reporting/>\r\n</project>"),
        Arguments.of(
            "a document type, CDATA, and plugins of pluginManagement only",
            """
            <!DOCTYPE project [<!ENTITY v "1">]>
            <project>
              <name><![CDATA[<build>]]></name>
              <build>
                <pluginManagement>
                  <plugins><plugin><artifactId>x</artifactId></plugin></plugins>
                </pluginManagement>
              </build>
            </project>
            """,
            """
            <!DOCTYPE project [<!ENTITY v "1">]>
            <project>
              <name><![CDATA[<build>]]></name>
              <build>
                <pluginManagement>
                  <plugins><plugin><artifactId>x</artifactId></plugin></plugins>
                </pluginManagement>
                <plugins>
                  <plugin>
                    <groupId>g</groupId>
                    <artifactId>a</artifactId>
                    <version>1</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void entersThePluginInTheLayoutOfTheFile(String name, String before, String after) {
    assertThat(entered(before, plugin(NamedPlugin.NOWHERE, Map.of(), List.of()))).isEqualTo(after);
  }

  @Test
  void writesParametersAndExtensionsAsAsciiInAnyEncoding() throws Exception {
    byte[] before =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<project>\n  <name>Größe</name>\n</project>\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("arguments", "-Da=<ü&\u20ac> -Db='c'");
    PluginEntry entry = plugin(NamedPlugin.NOWHERE, parameters, List.of("release-kit-image"));

    byte[] after = PomEntry.enter("pom.xml", before, "g", "a", entry);

    GeneratedPomEntryTest.assertInserted(before, after);
    Model model = new MavenXpp3Reader().read(new ByteArrayInputStream(after));
    assertThat(model.getName()).isEqualTo("Größe");
    Plugin plugin = model.getBuild().getPluginsAsMap().get("g:a");
    assertThat(plugin.getConfiguration().toString())
        .contains("<arguments>-Da=&lt;ü&amp;\u20ac&gt; -Db=&apos;c&apos;</arguments>");
    assertThat(plugin.getDependencies())
        .singleElement()
        .hasToString("Dependency {groupId=g, artifactId=release-kit-image, version=1, type=jar}");
  }

  @Test
  void completesAnEntryThatIsThere() {
    String before =
        """
        <project>
          <build>
            <pluginManagement>
              <plugins>
                <plugin>
                  <groupId>g</groupId>
                  <artifactId>a</artifactId> <!-- ours -->
                  <dependencies>
                    <dependency><artifactId>x</artifactId></dependency>
                  </dependencies>
                </plugin>
              </plugins>
            </pluginManagement>
          </build>
        </project>
        """;

    String after =
        entered(before, plugin(NamedPlugin.WITHOUT_VERSION, Map.of("b", "c"), List.of("mail")));

    assertThat(after)
        .isEqualTo(
            """
            <project>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin>
                      <groupId>g</groupId>
                      <artifactId>a</artifactId> <!-- ours -->
                      <version>1</version>
                      <dependencies>
                        <dependency><artifactId>x</artifactId></dependency>
                        <dependency>
                          <groupId>g</groupId>
                          <artifactId>mail</artifactId>
                          <version>1</version>
                        </dependency>
                      </dependencies>
                    </plugin>
                  </plugins>
                </pluginManagement>
              </build>
            </project>
            """);
    assertThat(entered(after, plugin(NamedPlugin.HERE, Map.of(), List.of()))).isEqualTo(after);
  }

  @Test
  void namesExtensionsInTheVersionThatThePluginHas() {
    String before =
        """
        <project>
          <profiles><profile><build><plugins>
            <plugin><groupId>g</groupId><artifactId>a</artifactId><version>${kit}</version></plugin>
          </plugins></build></profile></profiles>
        </project>
        """;

    assertThat(entered(before, plugin(NamedPlugin.HERE, Map.of(), List.of("sbom"))))
        .contains("<artifactId>sbom</artifactId>\n          <version>${kit}</version>");
  }

  @Test
  void leavesAnInheritedEntryAloneUnlessItNeedsExtensions() {
    String before = "<project>\n  <version>1</version>\n</project>\n";

    assertThat(entered(before, plugin(NamedPlugin.INHERITED, Map.of(), List.of())))
        .isEqualTo(before);
    assertThat(entered(before, plugin(NamedPlugin.INHERITED, Map.of(), List.of("sbom"))))
        .contains("<artifactId>sbom</artifactId>")
        .containsOnlyOnce("<version>1</version>\n  <build>")
        .doesNotContain("<artifactId>a</artifactId>\n        <version>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<project>",
        "<project/>",
        "no XML",
        "<settings></settings>",
        "<project><build></project>",
        "<project></build></project>",
        "\u00fe\u00ff\0<",
        "<!-- <project></project>"
      })
  void refusesWhatIsNoPom(String text) {
    byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(
            () ->
                PomEntry.enter(
                    "pom.xml", content, "g", "a", plugin(NamedPlugin.NOWHERE, Map.of(), List.of())))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pom.xml");
  }

  private static PluginEntry plugin(
      NamedPlugin named, Map<String, String> configuration, List<String> extensions) {
    return new PluginEntry(named, "1", configuration, extensions);
  }

  private static String entered(String before, PluginEntry entry) {
    return new String(
        PomEntry.enter("pom.xml", before.getBytes(StandardCharsets.ISO_8859_1), "g", "a", entry),
        StandardCharsets.ISO_8859_1);
  }
}
