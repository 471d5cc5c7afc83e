import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.git('tag', '-a', '-m', 'taken', 'v1.0.0')
fixture.git('push', '-q', 'origin', 'v1.0.0')
fixture.push('fix: something')
fixture.remember()
return true
