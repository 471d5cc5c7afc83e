import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('no repository to deploy org.example:missing-target to, and perform was asked for')
return true
