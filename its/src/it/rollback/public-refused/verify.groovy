import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { String... arguments ->
  fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
}
fixture.requireLog('1.0.0 is public and cannot be withdrawn: org.example:single at file:',
    'mvn release-kit:prepare -Dbump=patch releases a corrected version')
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def performed = fixture.remote('rev-parse', 'refs/release-kit/ledger')

fixture.remote('update-ref', 'refs/release-kit/ledger', performed + '~1')
def refused = run(releaseKit + ':rollback')
assert refused.exit() != 0
assert refused.log().contains('1.0.0 is public and cannot be withdrawn: org.example:single at file:')
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')

def offline = run(releaseKit + ':rollback', '-o')
assert offline.exit() != 0
assert offline.log().contains('offline it cannot be found out whether 1.0.0 is public')
return true
