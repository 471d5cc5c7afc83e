import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def maven = { String... arguments ->
    fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
}
def run = { String... arguments ->
    def result = maven(arguments)
    assert result.exit() == 0 : result.log()
    result.log()
}
fixture.push('feat!: open by itself')
run(releaseKit + ':prepare', releaseKit + ':perform')
fixture.requireDeployed('2.0.0')

run(releaseKit + ':support-start', '-Dfrom=v1.4.0')
assert fixture.git('symbolic-ref', 'HEAD') == 'refs/heads/support/1.x'
assert fixture.read('pom.xml').contains('<version>1.4.1-SNAPSHOT</version>')
fixture.push('fix: close in time')
run(releaseKit + ':prepare', releaseKit + ':perform')
fixture.requireDeployed('1.4.1')
def metadata = fixture.repository().resolve('org/example/valve/maven-metadata.xml').toFile().text
assert metadata.contains('<release>2.0.0</release>') : metadata
def log = fixture.remote('show', 'support/1.x:CHANGELOG.md')
assert log.contains('## [1.4.1]') && !log.contains('[2.0.0]')

fixture.push('feat!: another thread')
fixture.remember()
def refused = maven(releaseKit + ':prepare')
assert refused.exit() != 0
assert refused.log().contains('support/1.x')
assert refused.log().contains('another thread')
fixture.requireUnchanged()
return true
