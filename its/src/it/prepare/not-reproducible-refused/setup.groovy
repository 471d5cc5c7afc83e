import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.remember()
return true
