import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { File directory, String... arguments ->
  fixture.maven(directory.toPath(), localRepositoryPath.toString(), arguments)
}
def tree = { String commit -> fixture.remote('rev-parse', commit + '^{tree}') }
def ledger = { fixture.remote('log', '--format=%s', 'refs/release-kit/ledger').readLines() }
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def tag = fixture.remote('rev-parse', 'v1.0.0')
def base = tree('v1.0.0~1')

def clone = fixture.cloneInto('target/other')
def refs = fixture.remoteRefs()
def preview = run(clone, releaseKit + ':rollback', '-DdeleteTag', '-DdryRun')
assert preview.exit() == 0 : preview.log()
assert preview.log().contains('Would revert 1.0.0 on refs/heads/main of origin and burn its version, and delete tag v1.0.0')
assert fixture.remoteRefs() == refs

def back = run(clone, releaseKit + ':rollback', '-Dreason=wrong branch')
assert back.exit() == 0 : back.log()
assert back.log().contains('Rolled back 1.0.0: its changes are reverted on main, and 1.0.0 is not offered again')
assert tree('main') == base
assert fixture.remote('log', '--format=%s', 'main').readLines() ==
    ['revert: release 1.0.0', 'chore(release): begin 1.0.1-SNAPSHOT', 'chore(release): 1.0.0', 'feat: begin']
assert fixture.remote('rev-parse', 'v1.0.0') == tag
assert ledger() == ['1.0.0 rolled-back', '1.0.0 prepared']
def event = fixture.json(fixture.remote('show', 'refs/release-kit/ledger:events/1.0.0/0002-rolled-back.json'))
assert event.get('detail').asText() == 'wrong branch'
assert event.get('by').asText() == 'Grace Hopper <grace@example.org>'
assert Fixture.gitIn(clone.toPath(), 'rev-parse', 'HEAD') == fixture.remote('rev-parse', 'main')
assert Fixture.gitIn(clone.toPath(), 'status', '--porcelain') == ''

def removed = run(clone, releaseKit + ':rollback', '-DdeleteTag')
assert removed.exit() == 0 : removed.log()
assert fixture.remote('tag') == ''
assert Fixture.gitIn(clone.toPath(), 'tag') == ''
assert ledger() == ['1.0.0 rolled-back', '1.0.0 prepared']
refs = fixture.remoteRefs()
assert run(clone, releaseKit + ':rollback', '-DdeleteTag').exit() == 0
assert fixture.remoteRefs() == refs

def refused = run(basedir, releaseKit + ':perform')
assert refused.exit() != 0
assert refused.log().contains('1.0.0 was rolled back: nothing of it is to be published')
assert run(basedir, releaseKit + ':status').log().contains('1.0.0: rolled back')
def followed = run(basedir, releaseKit + ':rollback')
assert followed.exit() == 0 : followed.log()
assert fixture.git('rev-parse', 'HEAD') == fixture.remote('rev-parse', 'main')
fixture.git('fetch', '-q', 'origin', '+refs/release-kit/ledger:refs/release-kit/ledger')
def notes = run(basedir, releaseKit + ':notes', '-DreleaseVersion=latest')
assert notes.exit() != 0
assert notes.log().contains('nothing was released yet')
fixture.git('tag', '-d', 'v1.0.0')
def burned = run(basedir, releaseKit + ':prepare', '-DreleaseVersion=1.0.0')
assert burned.exit() != 0
assert burned.log().contains('1.0.0 was rolled back, and a version is not used twice')
def next = run(basedir, releaseKit + ':prepare', releaseKit + ':perform')
assert next.exit() == 0 : next.log()
assert next.log().contains('1.0.0 was rolled back')
fixture.requireReleased('1.0.1', '1.0.2-SNAPSHOT')
assert fixture.requireDeployed('1.0.1').size() == 2
assert fixture.remote('show', 'v1.0.1:CHANGELOG.md').contains('## [1.0.1] - ')
assert !fixture.remote('show', 'v1.0.1:CHANGELOG.md').contains('[1.0.0]')
return true
