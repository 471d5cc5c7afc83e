import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir).withMaven(mavenHome)
def store = new File(basedir, 'target/store')
fixture.withEnvironment([IT_STORE: store.absolutePath, IT_CANARY: 'c4nary'])
def run = { String... arguments -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments) }
def recorded = { String version, String event ->
  fixture.json(fixture.remote('show', "refs/release-kit/ledger:events/${version}/${event}.json"))
}
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def commit = fixture.remote('rev-parse', 'v1.0.0^{commit}')
assert store.text == "1.0.0 v1.0.0 ${commit}\n".toString()
def deliveries = recorded('1.0.0', '0002-performed').get('deliveries')
assert deliveries.collect { it.get('channel').asText() + ' ' + it.get('outcome').asText() } == ['docs delivered', 'twine skipped', 'once delivered']
assert deliveries.get(0).get('detail').asText() == 'published 1.0.0'
assert deliveries.get(1).get('detail').asText() == 'no-such-program-4711 is not installed'

def again = run(releaseKit + ':perform')
assert again.exit() == 0 && again.log().contains('1.0.0 is performed: nothing to do')
assert new File(basedir, 'target/store.once').readLines() == ['1.0.0']

// Where a program fails, perform stops with its last word, and goes on once it does not.
fixture.write('publish.sh', '#!/bin/sh\necho "quota exceeded"\nexit 7\n')
fixture.push('feat: more')
def failed = run(releaseKit + ':prepare', releaseKit + ':perform')
assert failed.exit() != 0
assert failed.log().contains("channel 'docs': ./publish.sh ended with exit code 7: quota exceeded") : failed.log()
def dry = run(releaseKit + ':perform', '-DdryRun')
assert dry.exit() == 0 && dry.log().contains('docs: run ./publish.sh 1.1.0') : dry.log()
store << '1.1.0 by hand\n'
def resumed = run(releaseKit + ':perform')
assert resumed.exit() == 0 : resumed.log()
assert new File(basedir, 'target/store.once').readLines() == ['1.0.0', '1.1.0']

// What is public is taken back with a reason only, and as far as that can be.
def refused = run(releaseKit + ':rollback', '-DreleaseVersion=1.1.0')
assert refused.exit() != 0 && refused.log().contains('1.1.0 is public and cannot be withdrawn: org.example:commands at file:') : refused.log()
def preview = run(releaseKit + ':rollback', '-DreleaseVersion=1.1.0', '-Dreason=leaks passwords', '-DdryRun')
assert preview.exit() == 0 && preview.log().contains('Would take 1.1.0 back') && store.text.contains('1.1.0')
def rolledBack = run(releaseKit + ':rollback', '-DreleaseVersion=1.1.0', '-Dreason=leaks passwords')
assert rolledBack.exit() == 0 : rolledBack.log()
assert store.text == "1.0.0 v1.0.0 ${commit}\n".toString()
assert rolledBack.log().contains("once: left, release-kit.yml names no 'undo' for it") : rolledBack.log()
assert rolledBack.log().contains('cannot be withdrawn: org.example:commands at file:')
assert rolledBack.log().contains('next: mvn release-kit:prepare -Dbump=patch releases 1.1.1')
assert fixture.read('CHANGELOG.md').contains('## [1.1.0] - ' ) && fixture.read('CHANGELOG.md') =~ /## \[1\.1\.0\] - \S+ \[YANKED\]/
assert fixture.git('rev-parse', 'HEAD') == fixture.remote('rev-parse', 'main')
assert fixture.git('status', '--porcelain') == ''
assert fixture.remote('rev-parse', '--verify', 'v1.1.0')
def yanked = recorded('1.1.0', '0003-yanked')
assert yanked.get('detail').asText() == 'leaks passwords'
assert yanked.get('deliveries').collect { it.get('channel').asText() + ' ' + it.get('outcome').asText() }.sort() == ['docs withdrawn', 'once left']
def advisory = fixture.read('target/release-kit/1.1.0/advisory.md')
assert advisory.contains('leaks passwords') && advisory.contains('commands-1.1.0.pom') && advisory.contains('1.1.1')
def status = run(releaseKit + ':status')
assert status.log().contains('1.1.0: taken back after it was public') : status.log()
def twice = run(releaseKit + ':rollback', '-DreleaseVersion=1.1.0')
assert twice.exit() == 0 : twice.log()
assert fixture.remote('rev-list', '--count', 'refs/release-kit/ledger') == '5'

// The version is not offered again.
fixture.push('fix: no more leaks')
def next = run(releaseKit + ':prepare', releaseKit + ':perform')
assert next.exit() != 0 && next.log().contains('quota exceeded')
assert fixture.remote('rev-parse', '--verify', 'v1.1.1')
return true
