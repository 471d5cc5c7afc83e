import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.git('log', '-1', '--format=%s') == 'chore: set version 0.10.0-SNAPSHOT'
assert fixture.git('show', '--stat', '--format=', 'HEAD').contains('lib/pom.xml')
assert fixture.git('show', 'HEAD:lib/pom.xml').contains('<version>0.10.0-SNAPSHOT</version>')
assert fixture.git('status', '--porcelain') == 'M lib/pom.xml\n M pom.xml' || fixture.git('status', '--porcelain') == ' M lib/pom.xml\n M pom.xml'
assert fixture.read('lib/pom.xml').contains('<version>2.0.0-beta.1</version>')
assert fixture.remote('log', '--format=%s', 'main') == 'feat: begin'
fixture.requireLog('+  <version>3.0.0-SNAPSHOT</version>', '0.10.0-SNAPSHOT → 2.0.0-beta.1 in 2 files')
return true
