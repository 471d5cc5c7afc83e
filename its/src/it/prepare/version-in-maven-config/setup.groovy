import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('.gitignore', 'target/\nbuild*.log\n.flattened-pom.xml\n*.groovy\ninvoker.properties\n')
fixture.write('.mvn/maven.config', '-Drevision=2.1.0\r\n-Dchangelist=-SNAPSHOT\n\n-Dcolour=blue')
fixture.init()
return true
