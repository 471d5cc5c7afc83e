import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog(
    'the build of v1.0.0 does not pass:',
    'SNAPSHOT org.example.other:deep:2.0-SNAPSHOT is resolved in org.example:resolved-snapshot-refused')

fixture.write('release-kit.yml',
    'snapshotWaivers:\n  - {artifact: "org.example.other:*", reason: until it is out, expires: 2999-12-31}\n')
fixture.git('add', '.')
fixture.push('chore: wait for it')
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
assert again.exit() == 0 : again.log()
def gate = fixture.manifest('1.0.0').get('gates').find { it.get('id').asText() == 'resolved-dependencies' }
assert gate.get('outcome').asText() == 'passed'
return true
