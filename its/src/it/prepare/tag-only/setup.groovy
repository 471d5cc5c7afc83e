import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('.gitignore', 'target/\nbuild*.log\n.flattened-pom.xml\n*.groovy\ninvoker.properties\n')
fixture.init()
return true
