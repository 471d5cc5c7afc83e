import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog(
    'releases are frozen from 2020-01-01 to 2999-12-31: moving house',
    'gates are to be skipped without a reason')
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def gate = fixture.manifest('1.0.0').get('gates').find { it.get('id').asText() == 'calendar' }
assert gate.get('outcome').asText() == 'skipped'
assert gate.get('detail').asText() ==~ /skipped by .+ <.+>: agreed/
return true
