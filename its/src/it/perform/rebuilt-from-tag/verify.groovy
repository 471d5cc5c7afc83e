import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def clone = fixture.cloneInto('target/elsewhere')
def run = { fixture.maven(clone.toPath(), localRepositoryPath.toString(), releaseKit + ':perform') }
def first = run()
assert first.exit() == 0 : first.log()
assert first.log().contains('Performed v1.0.0: 2 files uploaded')
assert fixture.requireDeployed('1.0.0').size() == 2
def ledger = fixture.remote('rev-parse', 'refs/release-kit/ledger')
def second = run()
assert second.exit() == 0 : second.log()
assert second.log().contains('nothing to do')
assert fixture.remote('rev-parse', 'refs/release-kit/ledger') == ledger
def event = fixture.json(fixture.remote('show', 'refs/release-kit/ledger:events/1.0.0/0002-performed.json'))
assert event.get('by').asText() == 'Grace Hopper <grace@example.org>'
return true
