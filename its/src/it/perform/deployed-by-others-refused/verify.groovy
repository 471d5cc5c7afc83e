import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def staging = new File(basedir, 'target/release-kit/1.0.0').listFiles().find { it.directory }.toPath().resolve('staging/repository')
def path = 'org/example/taken/1.0.0/'
def deployed = fixture.repository().resolve(path).toFile()
deployed.mkdirs()
new File(deployed, 'taken-1.0.0.pom').bytes = staging.resolve(path + 'taken-1.0.0.pom').toFile().bytes
new File(deployed, 'taken-1.0.0.jar').text = 'something else'
def run = { fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':perform') }
def refused = run()
assert refused.exit() != 0
assert refused.log().contains('holds ' + path + 'taken-1.0.0.jar with SHA-256')
assert new File(deployed, 'taken-1.0.0.jar').text == 'something else'
new File(deployed, 'taken-1.0.0.jar').delete()
def performed = run()
assert performed.exit() == 0 : performed.log()
assert performed.log().contains('1 file uploaded, 1 there already')
assert fixture.requireDeployed('1.0.0').size() == 2
return true
