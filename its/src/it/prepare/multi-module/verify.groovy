import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.2.0', '1.2.1-SNAPSHOT')
assert fixture.read('target/origin.git/pushes.txt') == '''refs/heads/main
refs/release-kit/ledger
refs/tags/v1.2.0

refs/release-kit/ledger

'''
assert fixture.requireDeployed('1.2.0').size() == 7
def changed = fixture.git('diff', '-U0', 'v1.2.0~1', 'v1.2.0', '--', '*pom.xml').readLines()
    .findAll { it.startsWith('+') && !it.startsWith('+++') }*.substring(1)*.trim().sort()
assert changed == [
    '<core.version>1.2.0</core.version>',
    '<tag>v1.2.0</tag>',
    '<version>1.2.0</version>', '<version>1.2.0</version>', '<version>1.2.0</version>',
    '<version>1.2.0</version>', '<version>1.2.0</version>', '<version>1.2.0</version>']
assert fixture.read('pom.xml').contains('<tag>HEAD</tag>')
assert fixture.remote('show', 'v1.2.0:CHANGELOG.md').contains('[1.2.0]: https://github.com/example/shop/releases/tag/v1.2.0')
assert fixture.remote('cat-file', '-p', 'v1.2.0').contains('https://github.com/example/shop/blob/v1.2.0/CHANGELOG.md')
def compiled = fixture.read('build.log').readLines().findAll { it.contains('compiler') && it.contains(':compile ') }
assert compiled.size() == 3

fixture.commit('docs: say how it works')
fixture.push('feat(api): greet by name (#7)\n\nCloses #5')
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(),
    releaseKit + ':prepare', releaseKit + ':perform')
assert again.exit() == 0 : again.log()
fixture.requireReleased('1.3.0', '1.3.1-SNAPSHOT')
fixture.requireDeployed('1.3.0')
def manifest = fixture.manifest('1.3.0')
assert manifest.get('previousVersion').asText() == '1.2.0'
assert manifest.get('releaseType').asText() == 'minor'
assert manifest.get('changes').size() == 2
assert manifest.get('issues')*.asText() == ['#5']
assert manifest.get('changes').get(0).get('pullRequest').asText() == '#7'
def changelog = fixture.remote('show', 'v1.3.0:CHANGELOG.md')
assert changelog.indexOf('## [1.3.0]') < changelog.indexOf('## [1.2.0]')
assert changelog.contains('[1.3.0]: https://github.com/example/shop/compare/v1.2.0...v1.3.0')
return true
