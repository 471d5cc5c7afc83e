import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('in the same invocation would work on other sources', 'without goals of other plugins')
return true
