import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
def status = fixture.json(fixture.read('target/status.json'))
assert status.get('state').asText() == 'none'
assert status.get('next').asText() == 'mvn release-kit:plan'
fixture.requireLog('release-kit:prepare', 'release-kit:perform', 'release-kit:bump')
return true
