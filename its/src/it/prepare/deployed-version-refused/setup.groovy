import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.write('target/repository/org/example/deployed-version/1.0.0/deployed-version-1.0.0.pom', '<project/>')
fixture.remember()
return true
