import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
assert fixture.remote('log', '--format=%s', 'refs/release-kit/ledger') ==
    '1.0.0 performed\n1.0.0 prepared\nfeat: begin'
assert fixture.requireDeployed('1.0.0').size() == 2
return true
