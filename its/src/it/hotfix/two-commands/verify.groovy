import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { String... arguments ->
    def result = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
    assert result.exit() == 0 : result.log()
    result.log()
}
fixture.requireDeployed('1.1.0')

fixture.write('unfinished.txt', 'half a feature\n')
fixture.push('feat!: pump backwards')
fixture.write('fixed.txt', 'no leak\n')
fixture.push('fix: do not leak')
def main = fixture.git('rev-parse', 'HEAD')

def started = run(releaseKit + ':hotfix-start', '-Dcommits=' + main)
assert started.contains('hotfix/v1.1.1')
assert fixture.git('symbolic-ref', 'HEAD') == 'refs/heads/hotfix/v1.1.1'
assert fixture.remote('rev-parse', 'hotfix/v1.1.1') == fixture.git('rev-parse', 'HEAD')

def finished = run(releaseKit + ':hotfix-finish', releaseKit + ':perform', '-Dseverity=critical')
assert finished.contains('Prepared v1.1.1')
fixture.requireDeployed('1.1.1')
def released = fixture.remote('ls-tree', '-r', '--name-only', 'v1.1.1').readLines()
assert released.contains('fixed.txt') && !released.contains('unfinished.txt')
assert fixture.manifest('1.1.1').get('profile').asText() == 'hotfix-critical'
assert fixture.manifest('1.1.1').get('previousVersion').asText() == '1.1.0'

def refs = fixture.remoteRefs()
assert !refs.contains('refs/heads/hotfix/')
assert fixture.git('symbolic-ref', 'HEAD') == 'refs/heads/main'
assert fixture.git('for-each-ref', 'refs/heads/hotfix').isEmpty()
assert fixture.git('status', '--porcelain', '--untracked-files=no').isEmpty()
assert fixture.git('rev-parse', 'main') == fixture.remote('rev-parse', 'main')
assert fixture.remote('rev-parse', 'main~1^1') == main
assert fixture.remote('rev-parse', 'main~1^2') == fixture.remote('rev-parse', 'v1.1.1^{commit}')
assert fixture.read('pom.xml').contains('<version>1.1.2-SNAPSHOT</version>')
assert fixture.read('CHANGELOG.md').contains('## [1.1.1]')

run(releaseKit + ':prepare', releaseKit + ':perform')
fixture.requireDeployed('2.0.0')
def changelog = fixture.remote('show', 'v2.0.0:CHANGELOG.md')
assert changelog.indexOf('## [2.0.0]') < changelog.indexOf('## [1.1.1]')
assert changelog.indexOf('## [1.1.1]') < changelog.indexOf('## [1.1.0]')
return true
