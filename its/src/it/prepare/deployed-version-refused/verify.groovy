import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('org.example:deployed-version:1.0.0', 'is deployed already')
return true
