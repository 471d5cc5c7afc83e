import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.push('fix: somebody else was here')
fixture.git('reset', '-q', '--hard', 'HEAD~1')
fixture.commit('fix: and so was I')
fixture.remember()
return true
