import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.git('tag', '-a', '-m', 'old', 'v1.1.0')
fixture.push('feat: the next thing')
return true
