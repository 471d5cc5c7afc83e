import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.push('improve things')
fixture.remember()
return true
