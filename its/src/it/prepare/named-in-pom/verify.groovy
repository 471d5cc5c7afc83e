import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.remote('cat-file', '-t', 'named-1.0.0') == 'tag'
assert fixture.remote('log', '-1', '--format=%s', 'named-1.0.0^{commit}') == 'release 1.0.0'
assert fixture.requireDeployed('1.0.0').size() == 2
return true
