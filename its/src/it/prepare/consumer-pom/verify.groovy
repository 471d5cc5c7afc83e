import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def paths = fixture.requireDeployed('1.0.0')
assert paths.contains('org/example/lib/1.0.0/lib-1.0.0-build.pom')
def consumer = fixture.read('target/repository/org/example/lib/1.0.0/lib-1.0.0.pom')
assert consumer.contains('<version>1.0.0</version>')
return true
