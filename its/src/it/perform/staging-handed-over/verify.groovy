import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def clone = fixture.cloneInto('target/elsewhere')
def staging = new File(basedir, 'target/release-kit/1.0.0').listFiles().find { it.directory }.toPath().resolve('staging')
def jar = staging.resolve('repository/org/example/handed/1.0.0/handed-1.0.0.jar').toFile()
def good = jar.bytes
def bad = good.clone()
bad[bad.length.intdiv(2)] ^= 1
def run = { fixture.maven(clone.toPath(), localRepositoryPath.toString(), releaseKit + ':perform',
    '-Drelease-kit.stagingDirectory=' + staging) }
jar.bytes = bad
def refused = run()
assert refused.exit() != 0
assert refused.log().contains('handed-1.0.0.jar differs')
assert !fixture.repository().toFile().exists()
jar.bytes = good
def index = staging.resolve('index/org.example_handed.json').toFile()
def listed = index.text
index.text = listed.replace(fixture.repository().fileName.toString() + '"', 'stolen"')
assert index.text != listed
def redirected = run()
assert redirected.exit() != 0
assert redirected.log().contains('org.example:handed goes to ')
assert !new File(basedir, 'target/stolen').exists()
index.text = listed
def performed = run()
assert performed.exit() == 0 : performed.log()
assert fixture.requireDeployed('1.0.0').size() == 2
return true
