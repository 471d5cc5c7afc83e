package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PomTreeTest {

  private static final String MODULES =
      """
      <modules><module>core</module><module>bom</module><module>tool</module></modules>
      <profiles><profile><id>more</id><modules><module>extra</module></modules></profile></profiles>
      """;

  /** Their root has no artifact, or no version that Maven would take for the reactor's. */
  private static final Set<String> WITHOUT_COORDINATES =
      Set.of(
          "a reference in CDATA is text",
          "entities that only a document type defines",
          "a namespace prefix",
          "empty elements",
          "two elements of properties",
          "names beyond ASCII",
          "another version of the project",
          "a file of a directory below the repository's");

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private PomTreeTest file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private PomTree tree() {
    return PomTree.read("pom.xml", "", path -> Optional.ofNullable(files.get(path)));
  }

  private static String pom(String id, String more) {
    return "<project><groupId>org.acme</groupId><artifactId>%s</artifactId>%s</project>"
        .formatted(id, more);
  }

  private static String version(String version) {
    return "<version>" + version + "</version>";
  }

  static Stream<PomCase> tables() {
    return Stream.of(
            PomExpressionsTest.friendly(),
            PomExpressionsTest.properties(),
            PomExpressionsTest.builtIn(),
            PomComponentsTest.components(),
            PomFormTest.comments(),
            PomFormTest.characters(),
            PomFormTest.bytes(),
            PomPlacesTest.project(),
            PomPlacesTest.dependencies(),
            PomPlacesTest.plugins(),
            PomPlacesTest.others(),
            MavenConfigTest.edited(),
            LongStream.range(0, 100).mapToObj(seed -> new GeneratedReactor(seed).poms()))
        .flatMap(table -> table)
        .filter(poms -> !WITHOUT_COORDINATES.contains(poms.name()));
  }

  /** With what a session says of the same POMs. */
  @ParameterizedTest
  @MethodSource("tables")
  void leadsToTheTokensThatAReactorOfMavenLeadsTo(PomCase poms) {
    files.putAll(poms.files(1));
    files.put("pom.xml", withModules(files.get("pom.xml")));
    List.of("core", "bom", "tool", "extra").forEach(this::addMissing);
    PomTree tree = tree();
    Map<String, byte[]> contents = new LinkedHashMap<>(files);

    assertThat(tokens(tree.reactor(), contents)).isEqualTo(tokens(PomCase.reactor(), contents));
    assertThat(tree.contents().keySet())
        .contains("pom.xml", "core/pom.xml", "bom/pom.xml", "tool/pom.xml", "extra/pom.xml")
        .doesNotContain("shop/pom.xml");
  }

  private static byte[] withModules(byte[] root) {
    String text = new String(root, StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf("</");
    return (text.substring(0, end) + MODULES + text.substring(end))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private void addMissing(String directory) {
    String id = directory.equals("tool") ? "tool-maven-plugin" : directory;
    String parent =
        "<parent><groupId>org.acme</groupId><artifactId>app</artifactId>"
            + version(PomCase.OLD)
            + "</parent>";
    files.computeIfAbsent(
        directory + "/pom.xml", path -> pom(id, parent).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> tokens(Reactor reactor, Map<String, byte[]> contents) {
    Map<String, String> tokens = new LinkedHashMap<>();
    for (SourceFile file : PomReader.read(reactor, contents, Version.find("1.1.7"))) {
      tokens.put(file.path(), file.tokens().toString());
    }
    return tokens;
  }

  @Test
  void findsModulesByDirectoryAndFileAtAnyDepth() {
    file(
            "pom.xml",
            pom(
                "app",
                version("1")
                    + "<modules>"
                    + "<module>a</module><module> b/other.xml </module><module>.\\c\\</module></modules>"
                    + "<subprojects><subproject>d</subproject></subprojects>"))
        .file("a/pom.xml", pom("a", version("1") + "<modules><module>../flat</module></modules>"))
        .file("flat/pom.xml", pom("flat", version("1")))
        .file("b/other.xml", pom("b", version("1")))
        .file("c/pom.xml", pom("c", version("1")))
        .file("d/pom.xml", pom("d", version("1")));

    assertThat(tree().reactor().modules())
        .extracting(ReactorModule::pomPath)
        .containsExactlyInAnyOrder(
            "pom.xml", "a/pom.xml", "flat/pom.xml", "b/other.xml", "c/pom.xml", "d/pom.xml");
  }

  @Test
  void countsModulesOfProfilesAsLeftOutUnlessTheyAreActiveByDefault() {
    file(
            "pom.xml",
            pom(
                "app",
                version("1")
                    + "<modules><module>a</module></modules><profiles>"
                    + "<profile><modules><module>a</module><module>b</module></modules></profile>"
                    + "<profile><activation><activeByDefault>true</activeByDefault></activation>"
                    + "<modules><module>c</module></modules></profile></profiles>"))
        .file("a/pom.xml", pom("a", version("1")))
        .file("b/pom.xml", pom("b", version("1") + "<modules><module>deep</module></modules>"))
        .file("b/deep/pom.xml", pom("deep", version("1")))
        .file("c/pom.xml", pom("c", version("1")));

    Reactor reactor = tree().reactor();

    assertThat(reactor.modules())
        .extracting(ReactorModule::artifactId)
        .containsExactly("app", "a", "c");
    assertThat(reactor.inactivePoms()).containsExactly("b/pom.xml", "b/deep/pom.xml");
  }

  @Test
  void readsNothingOutsideOfTheRepositoryAndNothingTwice() {
    file(
            "pom.xml",
            pom(
                "app",
                version("1")
                    + "<modules><module>..</module>"
                    + "<module>../../etc</module><module>/etc/passwd</module><module>a/../..</module>"
                    + "<module/><module>.</module><module>gone</module><module>a</module></modules>"))
        .file("a/pom.xml", pom("a", version("1") + "<modules><module>..</module></modules>"));

    PomTree tree =
        PomTree.read(
            "pom.xml",
            "",
            path -> {
              assertThat(path).doesNotStartWith("/").doesNotContain("..");
              return Optional.ofNullable(files.get(path));
            });

    assertThat(tree.paths()).containsExactly("pom.xml", "a/pom.xml");
  }

  @Test
  void readsNamesOfDirectoriesInUtf8() {
    file("pom.xml", pom("app", version("1") + "<modules><module>größe</module></modules>"))
        .file("größe/pom.xml", pom("a", version("1")));

    assertThat(tree().paths()).containsExactly("pom.xml", "größe/pom.xml");
  }

  @Test
  void expandsTheVersionWithTheOptionsOfMaven() {
    String parts =
        version("${revision}${sha1}${changelist}")
            + "<properties><revision>1.2</revision><sha1/><changelist>-SNAPSHOT</changelist>"
            + "</properties><modules><module>a</module></modules><profiles><profile><properties>"
            + "<revision>9</revision></properties></profile></profiles>";
    file("pom.xml", pom("app", parts))
        .file(
            "a/pom.xml",
            "<project><parent><groupId>org.acme</groupId><artifactId>app</artifactId>"
                + version("${revision}${sha1}${changelist}")
                + "</parent><artifactId>a</artifactId>"
                + "<packaging>war</packaging></project>");

    assertThat(tree().reactor().modules())
        .extracting(module -> module.key() + ":" + module.packaging() + ":" + module.version())
        .containsExactly("org.acme:app:jar:1.2-SNAPSHOT", "org.acme:a:war:1.2-SNAPSHOT");
    assertThat(tree().reactor().ciFriendly()).isTrue();

    file(".mvn/maven.config", "-Drevision=1.3\n");

    assertThat(tree().reactor().root().version()).isEqualTo("1.3-SNAPSHOT");
    assertThat(tree().contents()).containsKey(".mvn/maven.config");
  }

  @Test
  void infersWhatMaven4LetsAModuleLeaveOut() {
    file(
            "pom.xml",
            pom("app", version("1.2") + "<subprojects><subproject>a</subproject></subprojects>"))
        .file("a/pom.xml", "<project><parent/><artifactId>a</artifactId></project>");

    assertThat(tree().reactor().modules().get(1))
        .extracting(ReactorModule::key, ReactorModule::version)
        .containsExactly("org.acme:a", "1.2");
  }

  @Test
  void takesPomsOfOtherCommitsInThatAreThere() {
    file("pom.xml", pom("app", version("1"))).file("a/pom.xml", pom("a", version("1")));

    assertThat(tree().with(List.of("a/pom.xml", "b/pom.xml")).reactor().inactivePoms())
        .containsExactly("a/pom.xml");
  }

  @Test
  void refusesARootThatIsNotThereAndTooManyModules() {
    assertThatThrownBy(this::tree)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pom.xml is not committed");

    StringBuilder modules = new StringBuilder();
    IntStream.range(0, 6_000)
        .forEach(
            n -> {
              modules.append("<module>m" + n + "</module>");
              file("m" + n + "/pom.xml", "<project/>");
            });
    file("pom.xml", pom("app", "<modules>" + modules + "</modules>"));

    assertThatThrownBy(this::tree)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("more than 5000 modules");
  }

  static Stream<String> hostile() {
    StringBuilder doubling = new StringBuilder("<version>${p0}</version><properties>");
    for (int i = 0; i < 60; i++) {
      doubling.append("<p" + i + ">${p" + (i + 1) + "}${p" + (i + 1) + "}</p" + i + ">");
    }
    return Stream.of(
        doubling + "<p60></p60></properties>",
        "<parent><relativePath>.</relativePath></parent>",
        "<version>${version}</version>",
        "<parent><relativePath>./pom.xml</relativePath><version>${project.parent.version}"
            + "</version></parent>",
        "<modules><module>" + "../".repeat(100_000) + "</module></modules>");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isNotHeldUpByAHostilePom(String more) {
    file("pom.xml", pom("app", more));

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> assertThat(tree().reactor().root().artifactId()).isEqualTo("app"));
  }

  @Test
  void findsThePartsOfAVersionThatAReleaseHasEmptied() {
    file(
        "pom.xml",
        pom(
            "app",
            version("${revision}${sha1}${changelist}")
                + "<properties><revision>1.2</revision><sha1></sha1><changelist></changelist>"
                + "</properties><profiles><profile><properties><changelist></changelist>"
                + "</properties></profile></profiles>"));
    PomTree tree = tree();

    SourceFile pom = PomReader.read(tree.reactor(), tree.contents(), Optional.empty()).get(0);

    Map<Slot, String> next =
        Map.of(Slot.REVISION, "1.3", Slot.SHA1, "", Slot.CHANGELIST, "-SNAPSHOT");
    assertThat(new String(pom.with(next), StandardCharsets.UTF_8))
        .isEqualTo(
            new String(pom.content(), StandardCharsets.UTF_8)
                .replace("1.2", "1.3")
                .replaceFirst("<changelist>", "<changelist>-SNAPSHOT"));
  }
}
