import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog(
    'the build of v1.0.0 does not pass:',
    'line coverage is 66.66 %, and has to be at least 90 %',
    'method coverage is 66.66 %, and has to be at least 80 %',
    'there is no report of tests at e2e/*.xml')
return true
