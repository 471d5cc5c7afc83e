import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('this is a shallow clone', 'git fetch --unshallow --tags')
return true
