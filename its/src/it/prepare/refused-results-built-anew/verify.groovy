import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
fixture.requireLog('1 failed test in org.example.GreetingTest')
def tests = fixture.manifest('1.0.0').get('gates').find { it.get('id').asText() == 'tests' }
assert tests.get('figures').get('passed').asInt() == 1
assert tests.get('figures').get('failed').asInt() == 0
return true
