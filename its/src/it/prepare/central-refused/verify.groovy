import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog(
    'the POM of org.example:central-refused has no name, description, url, licenses, developers, scm/connection, scm/url',
    'org.example:central-refused has no JAR of sources, and none of javadoc',
    ' files of org.example:central-refused have no signature')

def jar = { String classifier -> """
          <execution>
            <id>${classifier}</id>
            <goals>
              <goal>jar</goal>
            </goals>
            <configuration>
              <classesDirectory>\${project.basedir}/src</classesDirectory>
              <classifier>${classifier}</classifier>
            </configuration>
          </execution>""" }
fixture.write('pom.xml', fixture.read('pom.xml').replace('  <properties>', """  <name>Greetings</name>
  <description>Says hello.</description>
  <url>https://example.org/greetings</url>
  <licenses>
    <license>
      <name>Apache-2.0</name>
    </license>
  </licenses>
  <developers>
    <developer>
      <name>Ada Lovelace</name>
    </developer>
  </developers>
  <scm>
    <connection>scm:git:https://example.org/greetings.git</connection>
    <url>https://example.org/greetings</url>
  </scm>

  <properties>""").replace('</project>', """
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-jar-plugin</artifactId>
        <executions>${jar('sources')}${jar('javadoc')}
        </executions>
      </plugin>
    </plugins>
  </build>
</project>"""))
fixture.write('release-kit.yml', fixture.read('release-kit.yml') + 'artifactSignatures: openpgp\n')
fixture.push('build: ready for Central')
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
assert again.exit() == 0 : again.log()
def gate = fixture.manifest('1.0.0').get('gates').find { it.get('id').asText() == 'central' }
assert gate.get('detail').asText() == '1 module with all that Maven Central asks for'
return true
