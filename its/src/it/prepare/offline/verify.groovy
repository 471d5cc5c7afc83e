import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
fixture.requireLog('Maven is offline (-o), and perform was asked for')
assert !fixture.repository().toFile().exists()
return true
