package io.github.releasekit.adapter.pom;

import static io.github.releasekit.adapter.pom.PomCase.maven;
import static io.github.releasekit.adapter.pom.PomCase.xml;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** POMs of the repository that are no modules of the reactor, and keep a version of their own. */
class PomComponentsTest {

  static Stream<PomCase> components() {
    return Stream.of(
        maven(
            "a component of the same version",
            """
            <project>@app@</project>
            === shop/pom.xml
            <project>@4@<groupId>org.shop</groupId><artifactId>shop</artifactId>
              <version>1.2-SNAPSHOT</version></project>
            """),
        xml(
            "a component that inherits and says its own version",
            """
            <project>@app@</project>
            === shop/pom.xml
            <project>@member@<artifactId>shop</artifactId><version>7-SNAPSHOT</version></project>
            """),
        xml(
            "a component that inherits its version",
            """
            <project>@app@</project>
            === shop/pom.xml
            <project>@member@<artifactId>shop</artifactId></project>
            """),
        xml(
            "references of a component to the reactor and to itself",
            """
            <project>@app@</project>
            === shop/pom.xml
            <project>@4@<groupId>org.shop</groupId><artifactId>shop</artifactId>
              <version>1.2-SNAPSHOT</version><dependencies><dependency>@core@@r@</dependency>
              <dependency><groupId>org.shop</groupId><artifactId>cart</artifactId>
              <version>1.2-SNAPSHOT</version></dependency></dependencies></project>
            """),
        xml(
            "a component's property for a version of the reactor",
            """
            <project>@app@</project>
            === shop/pom.xml
            <project>@4@<groupId>org.shop</groupId><artifactId>shop</artifactId>
              <version>${own}</version><properties><own>1.2-SNAPSHOT</own><acme>«R»</acme>
              </properties><dependencies><dependency>@core@<version>${acme}</version></dependency>
              </dependencies></project>
            """),
        xml(
            "a component that depends on the last release",
            """
            <project>@app@</project>
            === shop/pom.xml
            <project>@4@<groupId>org.shop</groupId><artifactId>shop</artifactId>
              <version>7</version><dependencies><dependency>@core@
              <version>«1.1.7→2.0.0→2.0.0»</version></dependency></dependencies></project>
            """),
        maven(
            "a component that names an older release of the reactor",
            """
            <project>@app@</project>
            === shop/pom.xml
            <project>@4@<groupId>org.shop</groupId><artifactId>shop</artifactId>
              <version>7</version><dependencies><dependency>@core@<version>1.1</version>
              </dependency></dependencies></project>
            """),
        maven(
            "a component's tag and time",
            """
            <project>@app@</project>
            === shop/pom.xml
            <project>@4@<groupId>org.shop</groupId><artifactId>shop</artifactId>
              <version>7</version><scm><tag>HEAD</tag></scm><properties>
              <project.build.outputTimestamp>2020-01-01T00:00:00Z</project.build.outputTimestamp>
              </properties></project>
            """),
        maven(
            "an inactive module that is named in its siblings",
            """
            <project>@app@</project>
            === core/pom.xml
            <project>@child@<artifactId>core</artifactId><dependencies><dependency>@group@
              <artifactId>extra</artifactId>@v@</dependency></dependencies></project>
            === extra/pom.xml
            <project>@child@<artifactId>extra</artifactId>@v@<scm><tag>«HEAD→v2.0.0»</tag></scm>
              </project>
            """),
        maven(
            "an inactive module of another version",
            """
            <project>@app@</project>
            === extra/pom.xml
            <project>@child@<artifactId>extra</artifactId><version>0.9</version></project>
            """),
        maven(
            "a revision that the component defines for itself",
            """
            <project>@4@@group@<artifactId>app</artifactId>@pom@<version>${revision}</version>
              <properties><revision>«V»</revision></properties></project>
            === shop/pom.xml
            <project>@4@<groupId>org.shop</groupId><artifactId>shop</artifactId>
              <version>${revision}</version><properties><revision>1.2-SNAPSHOT</revision>
              </properties></project>
            """),
        xml(
            "parents that name each other",
            """
            <project>@app@</project>
            === a/pom.xml
            <project><parent><groupId>g</groupId><artifactId>b</artifactId><version>1</version>
              </parent><groupId>g</groupId><artifactId>a</artifactId>
              <dependencies><dependency>@core@<version>${v}</version></dependency></dependencies>
              </project>
            === b/pom.xml
            <project><parent><groupId>g</groupId><artifactId>a</artifactId><version>1</version>
              </parent><artifactId>b</artifactId><properties><v>«R»</v></properties></project>
            """));
  }

  @ParameterizedTest
  @MethodSource("components")
  void editsOnlyWhatTheySayOfTheReactor(PomCase poms) {
    poms.verify();
  }

  @Test
  void refusesARevisionThatAComponentInherits() {
    PomCase poms =
        xml(
            "",
            """
            <project>@4@@group@<artifactId>app</artifactId>@pom@<version>${revision}</version>
              <properties><revision>1.2-SNAPSHOT</revision></properties></project>
            === shop/pom.xml
            <project><parent>@group@<artifactId>app</artifactId><version>${revision}</version>
              </parent><artifactId>shop</artifactId><version>${revision}</version></project>
            """);

    assertThatThrownBy(() -> PomReader.read(PomCase.reactor(), poms.files(1), Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pom.xml:2 <revision>")
        .hasMessageContaining("shop/pom.xml:2 <version>");
  }
}
