import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def clone = new File(basedir, 'target/elsewhere')
fixture.git('clone', '-q', fixture.origin().toString(), clone.toString())
fixture.git('-C', clone.toString(), 'config', 'user.name', 'Grace Hopper')
fixture.git('-C', clone.toString(), 'config', 'user.email', 'grace@example.org')
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
def performed = run()
assert performed.exit() == 0 : performed.log()
assert fixture.requireDeployed('1.0.0').size() == 2
return true
