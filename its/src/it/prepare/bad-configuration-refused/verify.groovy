import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog("release-kit.yml:2:1: 'tagNameFromat' is not a key here; did you mean 'tagNameFormat'?")
return true
