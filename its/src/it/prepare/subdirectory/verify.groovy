import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.requireDeployed('1.0.0').size() == 2
assert fixture.remote('show', 'v1.0.0:java/pom.xml').contains('<version>1.0.0</version>')
assert fixture.remote('show', 'v1.0.0:CHANGELOG.md').contains('## [1.0.0]')
assert fixture.git('status', '--porcelain') == ''
return true
