import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.requireDeployed('1.0.0').size() == 2
assert fixture.remote('show', 'v1.0.0:release-pom.xml').contains('<version>1.0.0</version>')
assert fixture.remote('show', 'main:release-pom.xml').contains('<version>1.0.1-SNAPSHOT</version>')
assert fixture.remote('show', 'v1.0.0:pom.xml').contains('<version>7</version>')
return true
