import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.requireDeployed('2.1.0').size() == 3
def config = { revision -> fixture.remote('show', revision + ':.mvn/maven.config') }
assert config('v2.1.0') == '-Drevision=2.1.0\r\n-Dchangelist=\n\n-Dcolour=blue'
assert config('main') == '-Drevision=2.1.1\r\n-Dchangelist=-SNAPSHOT\n\n-Dcolour=blue'
assert fixture.remote('diff', '--name-only', 'v2.1.0', 'main') == '.mvn/maven.config'
def deployed = fixture.read('target/repository/org/example/lib/2.1.0/lib-2.1.0.pom')
assert deployed.contains('<version>2.1.0</version>') && !deployed.contains('${revision}')
assert fixture.git('log', '-1', '--format=%s') == 'chore: set version 3.0.0-SNAPSHOT'
assert fixture.read('.mvn/maven.config') == '-Drevision=3.0.0\r\n-Dchangelist=-SNAPSHOT\n\n-Dcolour=blue'
assert fixture.git('status', '--porcelain') == ''
return true
