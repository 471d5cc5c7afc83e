import io.github.releasekit.its.Fixture
import java.util.jar.JarOutputStream
import java.util.jar.Manifest

def others = new File(basedir, 'target/others')
def deploy = { artifact, version, dependencies ->
  def directory = new File(others, "org/example/other/${artifact}/${version}")
  directory.mkdirs()
  new File(directory, "${artifact}-${version}.pom").text = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example.other</groupId>
  <artifactId>${artifact}</artifactId>
  <version>${version}</version>
  ${dependencies}
</project>
"""
  new JarOutputStream(new FileOutputStream(new File(directory, "${artifact}-${version}.jar")), new Manifest()).close()
}
deploy('deep', '2.0-SNAPSHOT', '')
deploy('lib', '1.0', '''<dependencies>
    <dependency><groupId>org.example.other</groupId><artifactId>deep</artifactId><version>2.0-SNAPSHOT</version></dependency>
  </dependencies>''')
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('@OTHERS@', others.toURI().toString())
def fixture = new Fixture(basedir)
fixture.init()
fixture.remember()
return true
