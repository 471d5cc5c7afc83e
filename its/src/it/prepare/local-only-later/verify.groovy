import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { File clone, String... goals ->
  fixture.maven(clone.toPath(), localRepositoryPath.toString(), goals)
}

def clone = fixture.cloneInto('target/elsewhere')
fixture.git('-C', clone.toString(), 'commit', '-q', '--allow-empty', '-m', 'fix: something')
def prepared = run(clone, releaseKit + ':prepare', '-DpushChanges=false')
assert prepared.exit() == 0 : prepared.log()
assert fixture.git('-C', clone.toString(), 'status', '--porcelain') == ''
def again = run(clone, releaseKit + ':prepare', '-Dbump=major')
assert again.exit() != 0 && again.log().contains('1.0.1 is released in this clone and not pushed')
def status = run(clone, releaseKit + ':status')
def push = status.log().readLines().find { it.contains('next: git push') }.replaceFirst('.*next: git ', '')
fixture.git(['-C', clone.toString(), *push.split(' ')] as String[])
def performed = run(clone, releaseKit + ':perform')
assert performed.exit() == 0 : performed.log()
assert fixture.requireDeployed('1.0.1').size() == 2
assert fixture.remote('log', '--format=%s', 'refs/release-kit/ledger').readLines() ==
    ['1.0.1 performed', '1.0.1 prepared', '1.0.0 performed', '1.0.0 prepared']
return true
