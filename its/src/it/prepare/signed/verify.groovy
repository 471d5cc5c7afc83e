import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.1.0', '1.1.1-SNAPSHOT')
assert fixture.git('log', '--format=%G? %s', 'main') == '''\
G chore(release): begin 1.1.1-SNAPSHOT
G chore(release): 1.1.0
G chore: set version 1.1.0-SNAPSHOT
N feat: begin'''
assert fixture.git('log', '--format=%G? %s', 'refs/release-kit/ledger') == '''\
G 1.1.0 performed
G 1.1.0 prepared'''
fixture.git('verify-commit', 'main', 'main~1', 'main~2', 'refs/release-kit/ledger', 'refs/release-kit/ledger~1')
fixture.git('verify-tag', 'v1.1.0')
def gate = fixture.manifest('1.1.0').get('gates').find { it.get('id').asText() == 'signing' }
assert gate.get('detail').asText() == 'commits and tag signed by ssh, key release.pub'
fixture.requireLog('commits and tag signed by ssh, key release.pub')
return true
