import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { File clone, String... goals ->
  fixture.maven(clone.toPath(), localRepositoryPath.toString(), goals)
}

fixture.git('switch', '-q', '-c', '1.x', 'v2.0.0~1')
fixture.write('pom.xml', fixture.read('pom.xml').replace('2.0.0-SNAPSHOT', '1.4.0-SNAPSHOT'))
fixture.push('build: continue the first line')
def released = run(basedir, releaseKit + ':prepare', releaseKit + ':perform')
assert released.exit() == 0 : released.log()
assert fixture.requireDeployed('1.4.0').size() == 2
def status = run(basedir, releaseKit + ':status', '-Dformat=json', '-Doutput=target/status.json')
assert status.exit() == 0 : status.log()
assert fixture.json(fixture.read('target/status.json')).get('version').asText() == '1.4.0'
assert fixture.json(fixture.read('target/status.json')).get('state').asText() == 'performed'
def third = run(basedir, releaseKit + ':perform')
assert third.exit() == 0 && third.log().contains('1.4.0 is performed: nothing to do')
return true
