import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('0.1.0', '0.1.1-SNAPSHOT')
fixture.requireLog("the POM's 1.0-SNAPSHOT is left aside")
return true
