import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('release-kit:prepare is bound to a phase', 'remove the execution from the POM')
return true
