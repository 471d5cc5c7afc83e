import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.remote('show', 'v1.0.0:flat/pom.xml').contains('<version>1.0.0</version>')
assert fixture.remote('show', 'v1.0.0:lib/pom.xml').contains('<version>1.0.0</version>')
assert fixture.remote('show', 'v1.0.0:pom.xml') == fixture.remote('show', 'main:pom.xml')
assert fixture.remote('show', 'main:lib/pom.xml').contains('<version>1.0.1-SNAPSHOT</version>')
assert fixture.requireDeployed('1.0.0').size() == 3
assert fixture.git('status', '--porcelain') == ''
return true
