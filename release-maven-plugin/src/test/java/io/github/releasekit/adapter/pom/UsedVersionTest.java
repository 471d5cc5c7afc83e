package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * POMs of projects that use {@code org.acme:app} and {@code org.acme:core}, of which 2.0.0 is
 * released. {@code «old»} is a version that is raised; every other byte has to stay.
 */
class UsedVersionTest {

  private static final Set<String> KEYS = Set.of("org.acme:app", "org.acme:core");
  private static final Version RELEASED = Version.parse("2.0.0");
  private static final String APP = "<groupId>org.acme</groupId><artifactId>app</artifactId>";
  private static final String CORE = "<groupId>org.acme</groupId><artifactId>core</artifactId>";
  private static final String OTHER = "<groupId>org.lib</groupId><artifactId>app</artifactId>";

  static Stream<Arguments> raised() {
    return Stream.of(
        arguments("parent", "<parent>" + APP + "<version>«1.9.9»</version></parent>"),
        arguments("dependency", dependencies(APP + "<version>«1.9.9»</version>")),
        arguments("version first", dependencies("<version>«1.9.9»</version>" + APP)),
        arguments("a snapshot of it", dependencies(APP + "<version>«2.0.0-SNAPSHOT»</version>")),
        arguments("a candidate of it", dependencies(APP + "<version>«2.0.0-rc.1»</version>")),
        arguments("two numbers", dependencies(APP + "<version>«1.9»</version>")),
        arguments(
            "dependencyManagement with several modules",
            "<dependencyManagement>"
                + dependencies(
                    APP + "<version>«1.0.0»</version>",
                    CORE + "<version>«1.1.0»</version><type>pom</type><scope>import</scope>")
                + "</dependencyManagement>"),
        arguments(
            "in a profile",
            "<profiles><profile><id>a</id>"
                + dependencies(APP + "<version>«1.0»</version>")
                + "</profile></profiles>"),
        arguments(
            "plugin",
            "<build><plugins><plugin>"
                + APP
                + "<version>«1.9.9»</version></plugin></plugins></build>"),
        arguments(
            "dependency of a plugin",
            "<build><plugins><plugin><artifactId>maven-x-plugin</artifactId><version>1.0</version>"
                + dependencies(CORE + "<version>«1.9.9»</version>")
                + "</plugin></plugins></build>"),
        arguments(
            "extension",
            "<build><extensions><extension>"
                + APP
                + "<version>«1.9.9»</version></extension></extensions></build>"),
        arguments(
            "report plugin",
            "<reporting><plugins><plugin>"
                + APP
                + "<version>«1.9.9»</version></plugin></plugins></reporting>"),
        arguments(
            "property that several of its modules share",
            "<properties><acme.version>«1.9.9»</acme.version></properties>"
                + dependencies(
                    APP + "<version>${acme.version}</version>",
                    CORE + "<version> ${acme.version} </version>")),
        arguments(
            "property that stands for another",
            "<properties><a>${b}</a><b>«1.9.9»</b></properties>"
                + dependencies(APP + "<version>${a}</version>")),
        arguments(
            "property of a profile besides that of the project",
            "<properties><a>«1.0»</a></properties><profiles><profile><properties><a>«1.1»</a>"
                + "</properties></profile></profiles>"
                + dependencies(APP + "<version>${a}</version>")),
        arguments("CDATA", dependencies(APP + "<version><![CDATA[«1.9.9»]]></version>")),
        arguments("references", dependencies(APP + "<version>«1&#46;9.9»</version>")),
        arguments(
            "a comment in front", dependencies(APP + "<version><!-- ours -->«1.9.9»</version>")),
        arguments("white space around", dependencies(APP + "<version>\n\t «1.9.9»\n</version>")),
        arguments(
            "group of the project",
            "<groupId>org.acme</groupId>"
                + dependencies(
                    "<groupId>${project.groupId}</groupId><artifactId>core</artifactId><version>«1.0.0»</version>")),
        arguments(
            "group in a property",
            "<properties><g>org.acme</g></properties>"
                + dependencies(
                    "<groupId>${g}</groupId><artifactId>app</artifactId><version>«1.0.0»</version>")),
        arguments(
            "what is alike of others",
            dependencies(
                OTHER + "<version>1.0.0</version>",
                APP + "<version>«1.0.0»</version>",
                "<groupId>org.acme</groupId><artifactId>application</artifactId><version>1.0.0</version>")),
        arguments(
            "comments and exclusions stay",
            "<!-- <version>1.0.0</version> «»-->".replace("«»", "")
                + dependencies(
                    APP
                        + "<version>«1.0.0»</version><exclusions><exclusion>"
                        + CORE
                        + "</exclusion></exclusions>")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("raised")
  void raisesALowerVersionAndLeavesEveryOtherByte(String name, String body) {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      for (String end : List.of("\n", "\r\n", "\r")) {
        for (String mark : List.of("", "\ufeff")) {
          if (charset == StandardCharsets.UTF_8 || mark.isEmpty()) {
            String pom = pom(mark, charset, body).replace("\n", end);
            byte[] before = pom.replaceAll("[«»]", "").getBytes(charset);
            byte[] after = pom.replaceAll("«[^»]*»", "2.0.0").getBytes(charset);
            assertThat(raise(before)).isEqualTo(after);
            assertThat(raise(after)).as("the second time").isEqualTo(after);
          }
        }
      }
    }
  }

  /** A comment in the middle stays, wherever the new version goes. */
  @Test
  void raisesAVersionThatACommentSplits() {
    byte[] pom = bytes(dependencies(APP + "<version>1.<!-- x -->9.9</version>"));

    assertThat(raise(pom))
        .isEqualTo(bytes(dependencies(APP + "<version>2.0.0<!-- x --></version>")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.0.0",
        "2.0",
        "2.0.1",
        "3.0.0-rc.1",
        "10.0.0",
        "${elsewhere}",
        "${acme.version",
        "[1.0,2.0)",
        "(,1.9]",
        "LATEST",
        "RELEASE",
        "",
        "1.x"
      })
  void leavesWhatIsNoLowerVersion(String version) {
    byte[] pom = bytes(dependencies(APP + "<version>" + version + "</version>"));

    assertThat(raise(pom)).isSameAs(pom);
  }

  static Stream<Arguments> unchanged() {
    return Stream.of(
        arguments("nothing is used", ""),
        arguments("no version is named", dependencies(APP)),
        arguments("only others are used", dependencies(OTHER + "<version>1.0.0</version>")),
        arguments("the project's own version", "<version>1.0.0</version>"),
        arguments(
            "a property that nothing uses",
            "<properties><acme.version>1.0</acme.version></properties>"),
        arguments(
            "a property that is higher",
            "<properties><a>3.0.0</a></properties>"
                + dependencies(APP + "<version>${a}</version>", OTHER + "<version>${a}</version>")),
        arguments(
            "a property in a circle",
            "<properties><a>${b}</a><b>${a}</b></properties>"
                + dependencies(APP + "<version>${a}</version>")),
        arguments(
            "what the configuration of a plugin means by it",
            "<build><plugins><plugin><artifactId>japicmp-maven-plugin</artifactId>"
                + "<configuration><oldVersion><dependency>"
                + APP
                + "<version>1.0.0</version></dependency></oldVersion></configuration>"
                + "</plugin></plugins></build>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unchanged")
  void leavesAPomThatNamesNoLowerVersion(String name, String body) {
    byte[] pom = bytes(body);

    assertThat(raise(pom)).isSameAs(pom);
  }

  static Stream<Arguments> shared() {
    String property = "<properties><v>1.0.0</v><w>${v}</w></properties>";
    String ours = APP + "<version>${v}</version>";
    return Stream.of(
        arguments(
            "another dependency", property + dependencies(ours, OTHER + "<version>${v}</version>")),
        arguments(
            "another one in front",
            property + dependencies(OTHER + "<version>${v}</version>", ours)),
        arguments(
            "a part of another version",
            property + dependencies(ours, OTHER + "<version>${v}-jre</version>")),
        arguments(
            "by way of another property",
            property + dependencies(ours, OTHER + "<version>${w}</version>")),
        arguments("the project itself", "<version>${v}</version>" + property + dependencies(ours)),
        arguments(
            "what a plugin is configured with",
            property
                + dependencies(ours)
                + "<build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId>"
                + "<configuration><annotationProcessorPaths><path>"
                + OTHER
                + "<version>${v}</version></path></annotationProcessorPaths></configuration>"
                + "</plugin></plugins></build>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shared")
  void refusesAPropertyThatGivesOtherVersionsToo(String name, String body) {
    assertThatThrownBy(() -> raise(bytes(body)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pom.xml:")
        .hasMessageContaining("<v> gives the version of other artifacts too");
  }

  @Test
  void refusesWhatIsNoPom() {
    assertThatThrownBy(() -> raise("<project>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pom.xml");
  }

  /** POMs put together at random, whose outcome follows from how they were made. */
  @Test
  void raisesInAnyPom() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder properties = new StringBuilder();
      List<String> used = new ArrayList<>();
      for (int n = 0; n < 1 + random.nextInt(8); n++) {
        boolean mine = random.nextBoolean();
        boolean lower = random.nextBoolean();
        String version = (lower ? "1." : "3.") + random.nextInt(20) + "." + random.nextInt(20);
        String written = mine && lower ? "«" + version + "»" : version;
        if (random.nextBoolean()) {
          properties.append("<p" + n + ">" + written + "</p" + n + ">\n");
          written = "${p" + n + "}";
        }
        String[] forms = {"%s", " %s\n", "<!-- %% -->%s", "<![CDATA[%s]]>"};
        String form = forms[random.nextInt(written.startsWith("$") ? 2 : forms.length)];
        used.add(
            (mine ? (random.nextBoolean() ? APP : CORE) : OTHER)
                + "\n<version>"
                + form.formatted(written)
                + "</version>");
      }
      Collections.shuffle(used, random);
      String pom =
          pom(
              "",
              StandardCharsets.UTF_8,
              "<properties>"
                  + properties
                  + "</properties>"
                  + dependencies(used.toArray(String[]::new)));
      assertThat(raise(pom.replaceAll("[«»]", "").getBytes(StandardCharsets.UTF_8)))
          .as("seed %d, POM %d", seed, i)
          .isEqualTo(pom.replaceAll("«[^»]*»", "2.0.0").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String dependencies(String... all) {
    StringBuilder text = new StringBuilder("<dependencies>\n");
    for (String one : all) {
      text.append("  <dependency>").append(one).append("</dependency>\n");
    }
    return text.append("</dependencies>").toString();
  }

  private static String pom(String mark, Charset charset, String body) {
    return mark
        + "<?xml version=\"1.0\" encoding=\""
        + charset
        + "\"?>\n<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n"
        + "<artifactId>shop</artifactId><name>ä é</name>\n"
        + body
        + "\n</project>\n\n";
  }

  private static byte[] bytes(String body) {
    return pom("", StandardCharsets.UTF_8, body).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] raise(byte[] pom) {
    return UsedVersion.raise("pom.xml", pom, KEYS, RELEASED);
  }
}
