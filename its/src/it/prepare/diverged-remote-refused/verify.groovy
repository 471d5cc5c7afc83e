import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('main on origin has commits that are not here', 'git pull --rebase origin main')
return true
