import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog("'improve things' is not by Conventional Commits", 'git rebase -i')
return true
