import io.github.releasekit.its.Fixture
import java.util.jar.JarOutputStream
import java.util.jar.Manifest

def directory = new File(localRepositoryPath, 'org/example/other/only-here/1.0')
directory.mkdirs()
new File(directory, 'only-here-1.0.pom').text = '''\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example.other</groupId>
  <artifactId>only-here</artifactId>
  <version>1.0</version>
</project>
'''
new JarOutputStream(new FileOutputStream(new File(directory, 'only-here-1.0.jar')), new Manifest()).close()
def fixture = new Fixture(basedir)
fixture.init()
fixture.remember()
return true
