package io.github.releasekit.adapter.pom;

import static io.github.releasekit.adapter.pom.PomCase.maven;
import static io.github.releasekit.adapter.pom.PomCase.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MavenConfigTest {

  private static final String ROOT =
      "<project>@4@@group@<artifactId>app</artifactId>@pom@<version>%s</version>%s</project>\n"
          + "=== .mvn/maven.config\n";

  static Stream<PomCase> edited() {
    return Stream.of(
        maven("a revision", root("${revision}", "") + "-T4\n-Drevision=«V»\n"),
        maven("no final line end", root("${revision}", "") + "-Drevision=«V»"),
        maven("CRLF", root("${revision}", "") + "-Drevision=«V»\r\n-B\r\n"),
        maven(
            "several on a line", root("${revision}", "") + "-B -Drevision=«V»  -Da=1.2-SNAPSHOT\n"),
        maven(
            "revision and changelist",
            root("${revision}${changelist}", "")
                + "-Drevision=«1.2→2.0.0→2.0.1»\n-Dchangelist=«-SNAPSHOT→→-SNAPSHOT»\n"),
        maven(
            "a changelist for the POM's revision",
            root(
                    "${revision}${changelist}",
                    "<properties><revision>«1.2→2.0.0→2.0.1»</revision><changelist/></properties>")
                + "-Dchangelist=«-SNAPSHOT→→-SNAPSHOT»\n"),
        maven(
            "it goes ahead of the POM",
            root("${v}", "<properties><v>1.1</v></properties>") + "-Dv=«V»\n"),
        maven(
            "the same value in the POM, which users of the deployed POM see",
            root("${v}", "<properties><v>«V»</v></properties>") + "-Dv=«V»\n"),
        maven("the last one counts", root("${v}", "") + "-Dv=1.1 -Dv=1.2-SNAPSHOT\n-Dv=«V»\n"),
        xml("-D in an argument of its own", root("${v}", "") + "-D v=«V»\n-D\nw=1.2-SNAPSHOT\n"),
        xml("-D and its value on lines of their own", root("${v}", "") + "-D\nv=«V»\n"),
        xml("--define", root("${v}", "") + "--define v=«V»\n"),
        xml("--define with an equals sign", root("${v}", "") + "--define=v=«V»\n"),
        xml("a quoted argument", root("${v}", "") + "\"-Dv=«V»\" '-Dw=1.2-SNAPSHOT'\n"),
        xml("a quoted value", root("${v}", "") + "-Da=\"x y\" -Dv='«V»'\n"),
        xml("comments", root("${v}", "") + "# -Dv=1.1\n-Dv=«V»\n  # -Dv=1.1\n#"),
        xml(
            "a property that a property names",
            root("${a}", "<properties><b>«1.2→2.0.0→2.0.1»</b></properties>")
                + "-Da=${b}«-SNAPSHOT→→-SNAPSHOT»\n"),
        maven(
            "a property of the same value that nothing uses",
            "<project>@app@</project>\n=== .mvn/maven.config\n-Dv=1.2-SNAPSHOT\n"),
        xml(
            "an output timestamp",
            "<project>@app@</project>\n=== .mvn/maven.config\n"
                + "-Dproject.build.outputTimestamp=«1577836800→2026-11-21T00:00:00Z»\n"),
        maven(
            "a file of a directory below the repository's",
            "=== core/pom.xml\n<project>@4@@group@<artifactId>core</artifactId>"
                + "<version>${v}</version></project>\n=== core/.mvn/maven.config\n-Dv=«V»\n"));
  }

  @ParameterizedTest
  @MethodSource("edited")
  void editsTheVersionsThatStandInIt(PomCase files) {
    files.verify();
  }

  static Stream<Arguments> configs() {
    return Stream.of(
        Arguments.of("", Map.of()),
        Arguments.of("-Da=1\n-Pp -T 4 clean --define b=2", Map.of("a", "1", "b", "2")),
        Arguments.of("-Da=\n-Db==\n-D=c\n-Dd\n-D", Map.of("a", "", "b", "=")),
        Arguments.of(
            "'-D a=1' -Db=\"\" -Dc=\"\n-Dd='x y",
            Map.of("a", "1", "b", "", "c", "\"", "d", "'x y")),
        Arguments.of("# -Da=1\r# -Db=2\r-Dc=#3", Map.of("c", "#3")));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void readsTheProperties(String text, Map<String, String> properties) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);

    assertThat(MavenConfig.parse(MavenConfig.FILE, content).properties())
        .containsExactlyInAnyOrderEntriesOf(properties);
  }

  @Test
  void refusesAPropertyThatGivesAForeignVersionToo() {
    PomCase files =
        xml(
            "",
            root(
                    "${v}",
                    "\n<dependencies><dependency>@lib@<version>${v}</version></dependency></dependencies>")
                + "-B\n-Dv=1.2-SNAPSHOT\n");

    assertThatThrownBy(() -> PomReader.read(PomCase.reactor(), files.files(1), Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(".mvn/maven.config:2 <v>")
        .hasMessageContaining("pom.xml:2 <version>");
  }

  private static String root(String version, String more) {
    return ROOT.formatted(version, more);
  }
}
