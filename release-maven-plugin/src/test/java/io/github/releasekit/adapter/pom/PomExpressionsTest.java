package io.github.releasekit.adapter.pom;

import static io.github.releasekit.adapter.pom.PomCase.maven;
import static io.github.releasekit.adapter.pom.PomCase.xml;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions that are written as expressions, and the properties that they are made of. */
class PomExpressionsTest {

  private static final String ROOT =
      "<project>@4@@group@<artifactId>app</artifactId>@pom@<version>%s</version>";
  private static final String CHILD =
      "<project>@4@<parent>@group@<artifactId>app</artifactId><version>%s</version></parent>"
          + "<artifactId>core</artifactId>";

  static Stream<PomCase> friendly() {
    return Stream.of(
        maven(
            "revision alone carries the whole version",
            root("${revision}") + "<properties><revision>«V»</revision></properties></project>"),
        maven(
            "revision, sha1 and changelist",
            root("${revision}${sha1}${changelist}")
                + "<properties><revision>«1.2→2.0.0→2.0.1»</revision><sha1/>"
                + "<changelist>«-SNAPSHOT→→-SNAPSHOT»</changelist></properties></project>"),
        maven(
            "a sha1 that says something",
            root("${revision}${sha1}${changelist}")
                + "<properties><revision>«1→2.0.0→2.0.1»</revision><sha1>«.2→»</sha1>"
                + "<changelist>«-SNAPSHOT→→-SNAPSHOT»</changelist></properties></project>"),
        maven(
            "the parts in another order, where some are empty",
            root("${sha1}${changelist}${revision}")
                + "<properties><sha1></sha1><changelist/><revision>«V»</revision></properties>"
                + "</project>"),
        maven(
            "revision and changelist with white space",
            root("${revision}${changelist}")
                + "<properties>\n  <revision> «1.2→2.0.0→2.0.1» </revision>\n  <changelist>\n"
                + "«-SNAPSHOT→→-SNAPSHOT»\n</changelist>\n</properties></project>"),
        maven(
            "a literal suffix goes and comes back",
            root("${revision}«-SNAPSHOT→→-SNAPSHOT»")
                + "<properties><revision>«1.2→2.0.0→2.0.1»</revision></properties></project>"),
        maven(
            "a literal base and a changelist",
            root("«1.2→2.0.0→2.0.1»${changelist}")
                + "<properties><changelist>«-SNAPSHOT→→-SNAPSHOT»</changelist></properties>"
                + "</project>"),
        maven(
            "a literal suffix in a property",
            root("${v}")
                + "<properties><v>${base}«-SNAPSHOT→→-SNAPSHOT»</v>"
                + "<base>«1.2→2.0.0→2.0.1»</base></properties></project>"),
        maven(
            "a literal suffix that an entity begins",
            root("${revision}«&#45;SNAPSHOT→→-SNAPSHOT»")
                + "<properties><revision>«1.2→2.0.0→2.0.1»</revision></properties></project>"),
        maven(
            "a changelist that a profile empties",
            root("${revision}${changelist}")
                + "<properties><revision>«1.2→2.0.0→2.0.1»</revision>"
                + "<changelist>«-SNAPSHOT→→-SNAPSHOT»</changelist></properties><profiles><profile>"
                + "<id>release</id><properties><changelist/></properties></profile></profiles>"
                + "</project>"),
        maven(
            "the parent's version in a module",
            root("${revision}")
                + "<properties><revision>«V»</revision></properties></project>\n"
                + "=== core/pom.xml\n"
                + child("${revision}")
                + "</project>"),
        maven(
            "modules that name each other by revision",
            root("${revision}")
                + "<properties><revision>«V»</revision></properties></project>\n"
                + "=== core/pom.xml\n"
                + child("${revision}")
                + "<dependencies><dependency>@group@<artifactId>bom</artifactId>"
                + "<version>${revision}</version></dependency></dependencies></project>"),
        xml(
            "a BOM that does not inherit has a revision of its own",
            root("${revision}")
                + "<properties><revision>«V»</revision></properties></project>\n"
                + "=== bom/pom.xml\n"
                + "<project>@group@<artifactId>bom</artifactId><version>${revision}</version>"
                + "<properties><revision>«V»</revision></properties></project>"));
  }

  static Stream<PomCase> properties() {
    return Stream.of(
        maven(
            "a property that gives a version of the reactor, and one of the same value",
            "<project>@app@<properties><v>«V»</v><w>1.2-SNAPSHOT</w></properties><dependencies>"
                + "<dependency>@core@<version>${v}</version></dependency><dependency>@lib@"
                + "<version>${w}</version></dependency></dependencies></project>"),
        maven(
            "a property that is named version",
            "<project>@app@<properties><version>«V»</version></properties><dependencies>"
                + "<dependency>@core@<version>${version}</version></dependency></dependencies>"
                + "</project>"),
        maven(
            "a property that nothing uses",
            "<project>@app@<properties><v>1.2-SNAPSHOT</v></properties></project>"),
        maven(
            "a property that a property names",
            "<project>@app@<properties><a>${b}</a><b>${c}</b><c>«V»</c></properties><dependencies>"
                + "<dependency>@core@<version>${a}</version></dependency></dependencies>"
                + "</project>"),
        maven(
            "a property that a parent defines",
            "<project>@app@<properties><v>«V»</v></properties></project>\n"
                + "=== core/pom.xml\n<project>@child@<artifactId>core</artifactId><dependencies>"
                + "<dependency>@group@<artifactId>bom</artifactId><version>${v}</version>"
                + "</dependency></dependencies></project>"),
        maven(
            "a property that a child defines anew",
            "<project>@app@<properties><v>1.1</v></properties></project>\n"
                + "=== core/pom.xml\n<project>@child@<artifactId>core</artifactId><properties>"
                + "<v>«V»</v></properties><dependencies><dependency>@group@<artifactId>bom"
                + "</artifactId><version>${v}</version></dependency></dependencies></project>"),
        maven(
            "a property that a parent uses and a child defines",
            "<project>@app@<properties><v>1.1</v></properties><dependencyManagement><dependencies>"
                + "<dependency>@group@<artifactId>bom</artifactId><version>${v}</version>"
                + "</dependency></dependencies></dependencyManagement></project>\n"
                + "=== core/pom.xml\n<project>@child@<artifactId>core</artifactId><properties>"
                + "<v>«V»</v></properties></project>"),
        maven(
            "a property of the same name in a module that has another use for it",
            "<project>@app@<properties><v>«V»</v></properties><dependencies><dependency>@core@"
                + "<version>${v}</version></dependency></dependencies></project>\n"
                + "=== bom/pom.xml\n<project>@4@@group@<artifactId>bom</artifactId>@v@<properties>"
                + "<v>1.2-SNAPSHOT</v></properties><dependencies><dependency>@lib@"
                + "<version>${v}</version></dependency></dependencies></project>"),
        xml(
            "a property of a profile",
            root("${v}")
                + "<profiles><profile><properties><v>«V»</v></properties></profile><profile>"
                + "<properties><v>1.3-SNAPSHOT</v></properties></profile></profiles></project>"),
        maven(
            "a property of the project and of a profile",
            root("${v}")
                + "<properties><v>«V»</v></properties><profiles><profile><id>p</id><properties>"
                + "<v>«V»</v></properties></profile></profiles></project>"),
        maven(
            "a property of another value",
            "<project>@app@<properties><v>1.1</v></properties><dependencies><dependency>@core@"
                + "<version>${v}</version></dependency></dependencies></project>"),
        xml(
            "a property that is defined nowhere",
            "<project>@app@<dependencies><dependency>@core@<version>${v}</version></dependency>"
                + "</dependencies></project>"),
        xml(
            "properties that name each other in a ring",
            "<project>@app@<properties><a>${b}</a><b>${a}</b><v>${v}</v></properties>"
                + "<dependencies><dependency>@core@<version>${a}</version></dependency>"
                + "<dependency>@core@<version>${v}</version></dependency></dependencies>"
                + "</project>"),
        xml(
            "an expression that does not end",
            "<project>@app@<properties><v>1</v></properties><dependencies><dependency>@core@"
                + "<version>${v</version></dependency></dependencies></project>"),
        maven(
            "a property that only the pin of a range uses",
            "<project>@app@<properties><v>«V»</v></properties><dependencies><dependency>@core@"
                + "<version>[${v}]</version></dependency></dependencies></project>"),
        maven(
            "a property that other texts use too",
            "<project>@app@<name>${v}</name><properties><v>«V»</v><u>x-${v}</u></properties>"
                + "<dependencies><dependency>@core@<version>${v}</version></dependency>"
                + "</dependencies></project>"),
        xml(
            "a property of a parent that is released",
            "<project>@app@<properties><v>1.2-SNAPSHOT</v></properties></project>\n"
                + "=== core/pom.xml\n<project><parent>@group@<artifactId>app</artifactId>"
                + "<version>1.0</version></parent><artifactId>core</artifactId>"
                + "<version>${v}</version></project>"),
        maven(
            "an expression in two pieces of text",
            "<project>@app@<properties><v>«V»</v></properties><dependencies><dependency>@core@"
                + "<version>${<!-- x -->v}</version></dependency></dependencies></project>"));
  }

  static Stream<PomCase> builtIn() {
    return Stream.of(
        maven(
            "project.version",
            "<project>@app@<dependencies><dependency>@core@<version>${project.version}</version>"
                + "</dependency></dependencies></project>"),
        maven(
            "pom.version and version",
            "<project>@app@<dependencies><dependency>@core@<version>${pom.version}</version>"
                + "</dependency><dependency>@core@<type>pom</type><version>${version}</version>"
                + "</dependency></dependencies></project>"),
        maven(
            "project.parent.version",
            "<project>@app@</project>\n"
                + "=== core/pom.xml\n<project>@child@<artifactId>core</artifactId><dependencies>"
                + "<dependency>@group@<artifactId>bom</artifactId><version>${project.parent.version}"
                + "</version></dependency></dependencies></project>"),
        maven(
            "project.version by way of a property",
            "<project>@app@<properties><v>${project.version}</v></properties><dependencies>"
                + "<dependency>@core@<version>${v}</version></dependency></dependencies>"
                + "</project>"),
        xml(
            "project.version of a foreign artifact",
            "<project>@app@<dependencies><dependency>@lib@<version>${project.version}</version>"
                + "</dependency></dependencies></project>"));
  }

  @ParameterizedTest
  @MethodSource({"friendly", "properties", "builtIn"})
  void editsTheValuesThatAVersionIsMadeOf(PomCase poms) {
    poms.verify();
  }

  static Stream<Arguments> refused() {
    String shared =
        """
        <project>@app@<properties>
        <v>1.2-SNAPSHOT</v></properties><dependencies><dependency>@core@
        <version>${v}</version></dependency><dependency>@lib@
        <version>${v}</version></dependency></dependencies></project>
        """;
    return Stream.of(
        Arguments.of(
            "a property that gives the version of a foreign artifact too",
            shared,
            "pom.xml:2 <v> gives the reactor's version in pom.xml:3 <version> and the version of a"
                + " foreign artifact in pom.xml:4 <version>"),
        Arguments.of(
            "a property that a foreign artifact uses in a module",
            "<project>@app@<properties><v>1.2-SNAPSHOT</v></properties><dependencies><dependency>"
                + "@core@<version>${v}</version></dependency></dependencies></project>\n"
                + "=== core/pom.xml\n<project>@child@<artifactId>core</artifactId><build><plugins>\n"
                + "<plugin><artifactId>x</artifactId><version>${v}</version></plugin></plugins>"
                + "</build></project>",
            "foreign artifact in core/pom.xml:2 <version>"),
        Arguments.of(
            "a changelist that a foreign version ends with",
            root("${revision}${changelist}")
                + "<properties><revision>1.2</revision><changelist>-SNAPSHOT</changelist>"
                + "</properties><dependencies><dependency>@lib@<version>7${changelist}</version>"
                + "</dependency></dependencies></project>",
            "pom.xml:1 <changelist> gives"),
        Arguments.of(
            "a base in two properties",
            root("${major}.${minor}-SNAPSHOT")
                + "<properties><major>1</major><minor>2</minor></properties></project>",
            "pom.xml:1 <version> is put together from '1' in pom.xml:1 <major>, '.' in"),
        Arguments.of(
            "a qualifier without its hyphen",
            root("${revision}-${q}")
                + "<properties><revision>1.2</revision><q>SNAPSHOT</q></properties></project>",
            "'SNAPSHOT' in pom.xml:1 <q>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWhatAnEditWouldBreak(String name, String text, String problem) {
    PomCase poms = xml(name, text);

    assertThatThrownBy(() -> PomReader.read(PomCase.reactor(), poms.files(1), Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem);
  }

  private static String root(String version) {
    return ROOT.formatted(version);
  }

  private static String child(String version) {
    return CHILD.formatted(version);
  }
}
