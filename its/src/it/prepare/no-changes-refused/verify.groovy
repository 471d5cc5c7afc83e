import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog('nothing was committed since v1.0.0', '-Dbump=patch')

assert fixture.remote('tag') == 'v1.0.0'
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare', '-Dbump=patch')
assert again.exit() == 0 : again.log()
fixture.requireReleased('1.0.1', '1.0.2-SNAPSHOT')
return true
