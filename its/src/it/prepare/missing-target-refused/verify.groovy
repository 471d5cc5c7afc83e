import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('no module names a repository to deploy to, and perform was asked for')
return true
