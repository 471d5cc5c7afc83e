import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('uncommitted changes in src/main/java/org/example/Greeting.java', 'CHANGELOG.md is not under version control', 'git commit -a, or git stash')
return true
