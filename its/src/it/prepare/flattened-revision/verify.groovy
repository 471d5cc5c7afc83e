import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.requireDeployed('2.1.0').size() == 3
def root = fixture.remote('show', 'v2.1.0:pom.xml')
assert root.contains('<revision>2.1.0</revision>') && root.contains('<changelist></changelist>')
def next = fixture.remote('show', 'main:pom.xml')
assert next.contains('<revision>2.1.1</revision>') && next.contains('<changelist>-SNAPSHOT</changelist>')
def deployed = fixture.read('target/repository/org/example/lib/2.1.0/lib-2.1.0.pom')
assert deployed.contains('<version>2.1.0</version>') && !deployed.contains('${revision}')
assert fixture.git('status', '--porcelain') == ''
return true
