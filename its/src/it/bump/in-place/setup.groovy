import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.git('tag', '-a', '-m', 'old', 'v0.9.4')
fixture.commit('fix: something')
return true
