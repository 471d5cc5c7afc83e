import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.push('feat: say hello')
fixture.remember()
return true
