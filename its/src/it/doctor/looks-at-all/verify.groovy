import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
def document = fixture.json(fixture.read('target/doctor.json'))
assert document.get('verdict').asText() != 'failed' : document
def found = document.get('checks').groupBy { it.get('check').asText() }
['git', 'repository', 'identity', 'policy', 'project', 'remote', 'push', 'target', 'maven'].each {
  assert found[it]*.get('verdict')*.asText() == ['ok'] : found[it]
}
assert found['project'][0].get('found').asText() == 'org.example:looked-at 2.0.0-SNAPSHOT, 1 module'
fixture.requireLog("release-kit.yml has no component 'none'", '1 check has failed: project')
return true
