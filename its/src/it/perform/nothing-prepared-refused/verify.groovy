import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('no release is prepared on the remote', 'mvn release-kit:prepare')
return true
