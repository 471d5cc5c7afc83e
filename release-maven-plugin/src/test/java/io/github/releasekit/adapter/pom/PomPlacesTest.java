package io.github.releasekit.adapter.pom;

import static io.github.releasekit.adapter.pom.PomCase.maven;
import static io.github.releasekit.adapter.pom.PomCase.xml;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every place of a POM that a version of the reactor can stand in, and places that look alike. */
class PomPlacesTest {

  static Stream<PomCase> project() {
    return Stream.of(
        maven("the project's own version", "<project>@app@</project>"),
        xml(
            "another version of the project",
            "<project><artifactId>app</artifactId><version>1.3-SNAPSHOT</version></project>"),
        maven(
            "a parent of the reactor",
            """
            <project>@app@<modules><module>core</module></modules></project>
            === core/pom.xml
            <project>@child@<artifactId>core</artifactId></project>
            """),
        maven(
            "a module that says its version besides its parent's",
            """
            <project>@app@</project>
            === core/pom.xml
            <project>@child@<artifactId>core</artifactId>@v@</project>
            """),
        maven(
            "a foreign parent of the same version",
            """
            <project>@4@<parent><groupId>org.corp</groupId><artifactId>corp</artifactId>
              <version>1.2-SNAPSHOT</version><relativePath/></parent>
              @group@<artifactId>app</artifactId>@pom@@v@</project>
            === corp/pom.xml
            <project>@4@<groupId>org.corp</groupId><artifactId>corp</artifactId>@pom@
              <version>1.2-SNAPSHOT</version></project>
            """),
        maven(
            "a parent of another group with an artifact name of the reactor",
            """
            <project>@4@<parent><groupId>org.corp</groupId><artifactId>core</artifactId>
              <version>1.2-SNAPSHOT</version><relativePath/></parent>
              @group@<artifactId>app</artifactId>@v@</project>
            === other/core/pom.xml
            <project>@4@<groupId>org.corp</groupId><artifactId>core</artifactId>@pom@
              <version>1.2-SNAPSHOT</version></project>
            """),
        xml(
            "a released version of a module as the parent",
            """
            <project>@app@</project>
            === core/pom.xml
            <project><parent>@group@<artifactId>app</artifactId><version>1.1</version></parent>
              <artifactId>core</artifactId></project>
            """),
        xml(
            "a range as the parent's version stays",
            """
            <project>@app@</project>
            === core/pom.xml
            <project><parent>@group@<artifactId>app</artifactId><version>[1.2-SNAPSHOT,3)</version>
              </parent><artifactId>core</artifactId>@v@</project>
            """),
        maven(
            "the only version that a range allows",
            "<project>@app@<dependencies><dependency>@core@<version>[«V»]</version>"
                + "</dependency></dependencies></project>"),
        maven(
            "a version with a word before or after is another",
            "<project>@app@<name>1.2-SNAPSHOT</name><dependencies><dependency>@core@"
                + "<version>1.2-SNAPSHOT-a</version></dependency><dependency>@core@"
                + "<type>pom</type><version>11.2-SNAPSHOT</version></dependency>"
                + "</dependencies></project>"),
        maven(
            "coordinates in another order",
            "<project>@4@<version>«V»</version><dependencies><dependency><version>«V»</version>"
                + "<type>jar</type><artifactId>core</artifactId>@group@</dependency>"
                + "</dependencies><artifactId>app</artifactId>@group@</project>"));
  }

  static Stream<PomCase> dependencies() {
    return Stream.of(
        maven(
            "a dependency of the reactor and one of the same version that is not",
            "<project>@app@<dependencies><dependency>@core@@v@</dependency><dependency>@lib@"
                + "<version>1.2-SNAPSHOT</version></dependency></dependencies></project>"),
        maven(
            "a dependency of an older version",
            "<project>@app@<dependencies><dependency>@core@<version>1.1</version></dependency>"
                + "</dependencies></project>"),
        maven(
            "a dependency with classifier, type, scope and exclusions",
            "<project>@app@<dependencies><dependency>@core@@v@<classifier>tests</classifier>"
                + "<type>test-jar</type><scope>test</scope><exclusions><exclusion>@core@"
                + "</exclusion></exclusions></dependency></dependencies></project>"),
        maven(
            "a managed dependency",
            "<project>@app@<dependencyManagement><dependencies><dependency>@core@@v@</dependency>"
                + "</dependencies></dependencyManagement></project>"),
        maven(
            "a dependency whose version is managed",
            "<project>@app@<dependencyManagement><dependencies><dependency>@core@@v@</dependency>"
                + "</dependencies></dependencyManagement><dependencies><dependency>@core@"
                + "</dependency></dependencies></project>"),
        maven(
            "a BOM that does not inherit, and its import",
            """
            <project>@app@<dependencyManagement><dependencies><dependency>@group@
              <artifactId>bom</artifactId>@v@<type>pom</type><scope>import</scope></dependency>
              </dependencies></dependencyManagement></project>
            === bom/pom.xml
            <project>@4@@group@<artifactId>bom</artifactId>@pom@@v@<dependencyManagement>
              <dependencies><dependency>@core@@v@</dependency><dependency>@lib@
              <version>1.2-SNAPSHOT</version></dependency></dependencies></dependencyManagement>
              </project>
            """),
        maven(
            "a dependency in project.groupId",
            "<project>@app@<dependencies><dependency><groupId>${project.groupId}</groupId>"
                + "<artifactId>core</artifactId>@v@</dependency></dependencies></project>"),
        maven(
            "the group of a parent",
            """
            <project>@app@</project>
            === core/pom.xml
            <project>@child@<groupId>org.acme</groupId><artifactId>core</artifactId><dependencies>
              <dependency><groupId>${project.parent.groupId}</groupId><artifactId>bom</artifactId>
              @v@</dependency></dependencies></project>
            """),
        maven(
            "a group that a property says, of the reactor or not",
            "<project>@app@<properties><g>org.acme</g><h>org.lib</h></properties><dependencies>"
                + "<dependency><groupId>${g}</groupId><artifactId>core</artifactId>@v@"
                + "</dependency><dependency><groupId>${h}</groupId><artifactId>core</artifactId>"
                + "<version>1.2-SNAPSHOT</version></dependency></dependencies></project>"),
        xml(
            "a group that a foreign parent says",
            "<project>@app@<dependencies><dependency><groupId>${corp.group}</groupId>"
                + "<artifactId>core</artifactId>@v@</dependency><dependency><groupId>${corp.group}"
                + "</groupId><artifactId>lib</artifactId><version>1.2-SNAPSHOT</version>"
                + "</dependency></dependencies></project>"),
        maven(
            "an artifact that a property names",
            "<project>@app@<properties><kind>co</kind></properties><dependencies><dependency>"
                + "@group@<artifactId>${kind}re</artifactId>@v@</dependency></dependencies>"
                + "</project>"),
        maven(
            "a dependency and a managed one of a profile",
            "<project>@app@<profiles><profile><id>p</id><dependencies><dependency>@core@@v@"
                + "</dependency></dependencies><dependencyManagement><dependencies><dependency>"
                + "@core@@v@</dependency></dependencies></dependencyManagement></profile>"
                + "</profiles></project>"),
        maven(
            "a module of a profile that is not active",
            """
            <project>@app@<profiles><profile><id>p</id><modules><module>extra</module></modules>
              </profile></profiles></project>
            === core/pom.xml
            <project>@child@<artifactId>core</artifactId><dependencies><dependency>@group@
              <artifactId>extra</artifactId>@v@</dependency></dependencies></project>
            === extra/pom.xml
            <project>@child@<artifactId>extra</artifactId>@v@</project>
            """));
  }

  static Stream<PomCase> plugins() {
    return Stream.of(
        maven(
            "a plugin of the reactor and its own dependencies",
            "<project>@app@<build><plugins><plugin>@group@<artifactId>tool-maven-plugin"
                + "</artifactId>@v@<dependencies><dependency>@core@@v@</dependency><dependency>"
                + "@lib@<version>1.2-SNAPSHOT</version></dependency></dependencies></plugin>"
                + "</plugins></build></project>"),
        maven(
            "a managed plugin",
            "<project>@app@<build><pluginManagement><plugins><plugin>@group@<artifactId>"
                + "tool-maven-plugin</artifactId>@v@</plugin></plugins></pluginManagement></build>"
                + "</project>"),
        maven(
            "a plugin without a group, which is Apache's",
            "<project>@app@<build><plugins><plugin><artifactId>core</artifactId>"
                + "<version>1.2-SNAPSHOT</version></plugin></plugins></build></project>"),
        maven(
            "a plugin of a profile",
            "<project>@app@<profiles><profile><id>p</id><build><plugins><plugin>@group@"
                + "<artifactId>tool-maven-plugin</artifactId>@v@</plugin></plugins></build>"
                + "</profile></profiles></project>"),
        maven(
            "a report plugin",
            "<project>@app@<reporting><plugins><plugin>@group@<artifactId>tool-maven-plugin"
                + "</artifactId>@v@</plugin><plugin><artifactId>core</artifactId>"
                + "<version>1.2-SNAPSHOT</version></plugin></plugins></reporting></project>"),
        maven(
            "a build extension",
            "<project>@app@<build><extensions><extension>@core@@v@</extension><extension>@lib@"
                + "<version>1.2-SNAPSHOT</version></extension></extensions></build></project>"),
        maven(
            "an annotation processor in a configuration",
            "<project>@app@<build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId>"
                + "<version>3.14.1</version><configuration><annotationProcessorPaths><path>@core@"
                + "@v@</path><path>@lib@<version>1.2-SNAPSHOT</version></path>"
                + "</annotationProcessorPaths></configuration></plugin></plugins></build>"
                + "</project>"),
        maven(
            "an artifact in the configuration of an execution",
            "<project>@app@<build><plugins><plugin><artifactId>maven-dependency-plugin</artifactId>"
                + "<version>3.8.1</version><executions><execution><id>x</id><configuration>"
                + "<artifactItems><artifactItem>@core@@v@<type>zip</type></artifactItem>"
                + "</artifactItems></configuration></execution></executions></plugin></plugins>"
                + "</build></project>"),
        maven(
            "versions in a configuration that are of no artifact",
            "<project>@app@<build><plugins><plugin><artifactId>x</artifactId><version>1</version>"
                + "<configuration><version>1.2-SNAPSHOT</version><a><artifactId>core</artifactId>"
                + "<version>1.2-SNAPSHOT</version></a></configuration></plugin></plugins></build>"
                + "</project>"),
        maven(
            "a relocation to a module, and one that says its version only",
            """
            <project>@app@<distributionManagement><relocation>@core@@v@</relocation>
              </distributionManagement></project>
            === core/pom.xml
            <project>@child@<artifactId>core</artifactId><distributionManagement><relocation>
              @v@</relocation></distributionManagement></project>
            """),
        maven(
            "a relocation to another project",
            "<project>@app@<distributionManagement><relocation><groupId>org.lib</groupId>"
                + "<version>1.2-SNAPSHOT</version></relocation></distributionManagement>"
                + "</project>"),
        xml(
            "core extensions",
            """
            <project>@app@</project>
            === .mvn/extensions.xml
            <?xml version="1.0"?>
            <extensions xmlns="http://maven.apache.org/EXTENSIONS/1.1.0">
              <extension>@core@@v@</extension>
              <extension>@lib@<version>1.2-SNAPSHOT</version></extension>
            </extensions>
            """));
  }

  static Stream<PomCase> others() {
    return Stream.of(
        maven(
            "scm/tag and outputTimestamp",
            "<project>@app@<scm><tag>«HEAD→v2.0.0»</tag></scm><properties>"
                + "<project.build.outputTimestamp>«2020-01-01T00:00:00Z→2026-11-21T00:00:00Z»"
                + "</project.build.outputTimestamp></properties></project>"),
        maven(
            "outputTimestamp in seconds, in a profile",
            "<project>@app@<profiles><profile><id>p</id><properties>"
                + "<project.build.outputTimestamp>«1577836800→2026-11-21T00:00:00Z»"
                + "</project.build.outputTimestamp></properties></profile></profiles></project>"),
        maven(
            "scm/tag and outputTimestamp that are computed",
            "<project>@app@<scm><tag>${t}</tag></scm><properties><t>a</t>"
                + "<project.build.outputTimestamp>${t}</project.build.outputTimestamp>"
                + "</properties></project>"),
        maven(
            "outputTimestamp that is switched off",
            "<project>@app@<properties><project.build.outputTimestamp>x"
                + "</project.build.outputTimestamp></properties></project>"),
        maven("an empty tag", "<project>@app@<scm><tag/></scm></project>"),
        xml(
            "tags elsewhere",
            "<project>@app@<build><tag>HEAD</tag></build><tag>HEAD</tag></project>"),
        maven(
            "scm/tag of a module",
            """
            <project>@app@<scm><tag>«main→v2.0.0»</tag></scm></project>
            === core/pom.xml
            <project>@child@<artifactId>core</artifactId><scm><tag> «HEAD→v2.0.0»
              </tag></scm></project>
            """));
  }

  @ParameterizedTest
  @MethodSource({"project", "dependencies", "plugins", "others"})
  void editsTheVersionsOfTheReactorAndNoOther(PomCase poms) {
    poms.verify();
  }
}
