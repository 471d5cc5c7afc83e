import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.git('tag', '-a', '-m', 'one', 'v1.0.0')
fixture.git('push', '-q', 'origin', 'v1.0.0')
fixture.write('a.txt', 'a').commit('feat!: a that goes again')
fixture.git('revert', '--no-edit', 'HEAD')
fixture.git('switch', '-q', '-c', 'topic')
fixture.write('b.txt', 'b').commit('fix: b on a branch')
fixture.git('switch', '-q', 'main')
fixture.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from topic', 'topic')
fixture.push('docs: say so')
return true
