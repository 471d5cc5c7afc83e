import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { String... arguments ->
  fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
}
def journals = { new File(basedir, '.git/release-kit').listFiles().findAll { it.directory }*.name }
def built = { new File(basedir, 'target/release-kit').listFiles().findAll { it.directory }*.name }
def hook = new File(basedir, 'target/origin.git/hooks/pre-receive')
fixture.requireLog('refused the push', 'main is protected')
fixture.requireUnchanged()
def status = run(releaseKit + ':status').log()
assert status.contains('1.0.0: prepare failed at push')
assert status.contains('next: mvn release-kit:prepare')

another = run(releaseKit + ':prepare', '-DreleaseVersion=2.0.0')
assert another.exit() != 0
assert another.log().contains('1.0.0 is begun and not finished')
assert another.log().contains('mvn release-kit:rollback gives it up')

def back = run(releaseKit + ':rollback')
assert back.exit() == 0 : back.log()
assert back.log().contains('Rolled back 1.0.0: nothing of it was published')
assert journals() == []
assert built() == []
fixture.requireUnchanged()
def nothing = run(releaseKit + ':rollback')
assert nothing.exit() != 0
assert nothing.log().contains('nothing was released yet: there is nothing to roll back')

assert run(releaseKit + ':prepare').exit() != 0
assert run(releaseKit + ':prepare', '-Dother=1').exit() != 0
def staged = new File(basedir, 'target/release-kit/1.0.0').listFiles().find { it.directory }.name
assert run(releaseKit + ':prepare').exit() != 0
def rebuilt = new File(basedir, 'target/release-kit/1.0.0').listFiles().find { it.directory }.name
assert rebuilt != staged
staged = rebuilt
hook.delete()
def resumed = run(releaseKit + ':prepare')
assert resumed.exit() == 0 : resumed.log()
assert resumed.log() =~ /build +done before/
assert new File(basedir, 'target/release-kit/1.0.0').listFiles().findAll { it.directory }*.name == [staged]
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
assert run(releaseKit + ':perform').exit() == 0
assert fixture.requireDeployed('1.0.0').size() == 2

fixture.push('fix: something')
def refs = fixture.git('for-each-ref')
assert run(releaseKit + ':prepare', '-DpushChanges=false', '-DpreparationGoals=').exit() == 0
assert fixture.git('tag').readLines() == ['v1.0.0', 'v1.0.1']
def local = run(releaseKit + ':rollback')
assert local.exit() == 0 : local.log()
assert local.log().contains('Rolled back 1.0.1: branch, tag and ledger of this clone are as before')
assert fixture.git('for-each-ref') == refs
assert fixture.git('status', '--porcelain') == ''
assert !journals().contains('1.0.1')
return true
