import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
def plan = fixture.json(fixture.read('target/plan.json'))
def dryRun = fixture.json(fixture.read('target/dry-run.json'))
assert plan.get('digest') == dryRun.get('digest')
assert plan.get('version').asText() == '2.0.0'
assert plan.get('previousVersion').asText() == '1.4.2'
assert plan.get('decidedBy').asText() == 'pom'
assert plan.get('commits').size() == 1
assert plan.get('commits').get(0).get('bump').asText() == 'major'
assert plan.get('changelog').asText().startsWith('### Added')
assert plan.get('changelog').asText().endsWith('- Written by hand.')
assert plan.get('edits')*.get('path')*.asText() == ['pom.xml', 'CHANGELOG.md']
assert plan.get('developmentEdits')*.get('path')*.asText() == ['pom.xml']
plan.get('gates').each {
  // The remote is a directory, and the POM names no repository.
  def expected = it.get('id').asText() == 'scm-connection' ? 'skipped' : 'passed'
  assert it.get('outcome').asText() == expected : it
}
assert plan.get('steps')*.asText() ==
    ['write-objects', 'check-out', 'build', 'judge-results', 'freeze-manifest', 'push', 'fast-forward']
fixture.requireLog('+  <version>2.0.0</version>', plan.get('digest').asText())
assert !fixture.read('build.log').contains('\u001b[31mhello')

def clone = fixture.cloneInto('target/elsewhere')
def again = fixture.maven(clone.toPath(), localRepositoryPath.toString(),
    releaseKit + ':plan', '-Dformat=json', '-Doutput=target/plan.json')
assert again.exit() == 0 : again.log()
assert fixture.json(fixture.read('target/elsewhere/target/plan.json')).get('digest') == plan.get('digest')
return true
