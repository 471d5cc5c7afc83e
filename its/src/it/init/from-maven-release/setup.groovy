import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.git('tag', '-a', '-m', 'old', 'adopted-1.4.0')
fixture.git('push', '-q', 'origin', 'adopted-1.4.0')
fixture.commit('[maven-release-plugin] prepare for next development iteration')
fixture.push('feat: greet')
return true
