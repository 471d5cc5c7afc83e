import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('submodule lib is not here', 'git submodule update --init --recursive')
assert !new File(basedir, 'asked').exists()
return true
