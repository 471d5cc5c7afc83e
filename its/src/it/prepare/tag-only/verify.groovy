import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { String... arguments ->
  fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
}
assert fixture.requireDeployed('2.1.0').size() == 3
assert fixture.remote('log', '--format=%s', 'main') == 'feat: begin'
assert fixture.remote('rev-parse', 'v2.1.0^{commit}') == fixture.remote('rev-parse', 'main')
assert fixture.remote('cat-file', '-t', 'v2.1.0') == 'tag'
assert fixture.manifest('2.1.0').get('commit').asText() == fixture.remote('rev-parse', 'main')
def deployed = fixture.read('target/repository/org/example/lib/2.1.0/lib-2.1.0.pom')
assert deployed.contains('<version>2.1.0</version>') && !deployed.contains('${revision}')
assert fixture.git('status', '--porcelain') == ''

def nothing = run(releaseKit + ':prepare')
assert nothing.exit() != 0
assert nothing.log().contains('nothing was committed since v2.1.0')

fixture.push('feat: more')
def plan = run(releaseKit + ':plan')
assert plan.log().contains('2.1.0 → 2.2.0 (minor), tag v2.2.0')
assert run(releaseKit + ':prepare').exit() == 0
assert fixture.remote('log', '--format=%s', 'main').readLines() == ['feat: more', 'feat: begin']
assert fixture.git('rev-parse', 'v2.2.0^{commit}') == fixture.git('rev-parse', 'HEAD')
def other = fixture.cloneInto('target/other')
def performed = fixture.maven(other.toPath(), localRepositoryPath.toString(), releaseKit + ':perform')
assert performed.exit() == 0 : performed.log()
assert fixture.requireDeployed('2.2.0').size() == 3

fixture.push('fix: even more')
assert run(releaseKit + ':prepare', '-DpreparationGoals=').exit() == 0
def back = run(releaseKit + ':rollback', '-DdeleteTag')
assert back.exit() == 0 : back.log()
assert fixture.remote('tag').readLines() == ['v2.1.0', 'v2.2.0']
assert fixture.git('tag').readLines() == ['v2.1.0', 'v2.2.0']
assert fixture.remote('log', '-1', '--format=%s', 'main') == 'fix: even more'
assert run(releaseKit + ':plan').log().contains('2.2.0 → 2.2.2 (patch)')

def pom = fixture.read('pom.xml').replaceAll('(?s)<build>.*</build>', '')
fixture.write('pom.xml', pom).push('build: do not flatten')
fixture.remember()
def refused = run(releaseKit + ':prepare')
if (refused.exit() == 0) {
  // Maven 4 flattens what it deploys by itself.
  assert fixture.remote('tag').readLines().contains('v2.2.2')
} else {
  assert refused.log().contains('would be deployed with a version such as ${revision}')
  fixture.requireUnchanged()
}
return true
