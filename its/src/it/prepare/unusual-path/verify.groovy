import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
if (System.getProperty('sun.jnu.encoding') != 'UTF-8') {
  println 'SKIPPED: this Java cannot name such a directory, its file name encoding is ' + System.getProperty('sun.jnu.encoding')
  return true
}
def run = { File clone, String... goals ->
  fixture.maven(clone.toPath(), localRepositoryPath.toString(), goals)
}
fixture.withMaven(mavenHome)
def clone = fixture.cloneInto('target/größe & maß 100% 日本')
def released = run(clone, releaseKit + ':prepare', releaseKit + ':perform')
assert released.exit() == 0 : released.log()
assert fixture.requireDeployed('1.0.0').contains('org/example/unusual/1.0.0/unusual-1.0.0.jar')
assert fixture.git('-C', clone.toString(), 'status', '--porcelain') == ''
return true
