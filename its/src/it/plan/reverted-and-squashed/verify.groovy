import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def plan = fixture.json(fixture.read('target/reverted.json'))
assert plan.get('version').asText() == '1.0.1'
assert plan.get('commits')*.get('subject')*.asText() == ['docs: say so', 'fix: b on a branch']
assert plan.get('changelog').asText() == '### Fixed\n\n- b on a branch'

fixture.git('revert', '--no-edit', ':/^Revert "feat!: a that goes again')
fixture.write('c.txt', 'c').push('''Add login (#9)

* feat: ask for a name
* fix!: forget the password

Co-authored-by: Grace Hopper <grace@example.org>''')
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(),
    releaseKit + ':plan', '-Dformat=json', '-Doutput=target/again.json')
assert again.exit() == 0 : again.log()
plan = fixture.json(fixture.read('target/again.json'))
assert plan.get('version').asText() == '2.0.0'
assert plan.get('commits')*.get('subject')*.asText() == [
    'feat: ask for a name (#9)', 'fix!: forget the password (#9)', 'docs: say so',
    'fix: b on a branch', 'feat!: a that goes again']
return true
