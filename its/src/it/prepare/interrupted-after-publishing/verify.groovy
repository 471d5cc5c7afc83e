import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { String... goals ->
  fixture.maven(basedir.toPath(), localRepositoryPath.toString(), goals)
}
/** Takes the clone back to where a run that was killed at a step had left it. */
def interruptedAt = { String version, String step ->
  def journal = new File(basedir, '.git/release-kit/' + version + '/journal.jsonl')
  def lines = journal.readLines()
  def intent = lines.findIndexOf { it.startsWith('{"step":"' + step + '"') }
  journal.text = lines.take(intent + 1).join('\n') + '\n'
}
def refs = fixture.remoteRefs()
def base = fixture.git('rev-parse', 'v1.0.0~1')
interruptedAt('1.0.0', 'push')
fixture.git('reset', '-q', '--hard', base)
fixture.git('tag', '-d', 'v1.0.0')
fixture.git('update-ref', '-d', 'refs/release-kit/ledger')
assert run(releaseKit + ':status').log().contains('1.0.0: published; this clone does not follow it yet')
def finished = run(releaseKit + ':prepare')
assert finished.exit() == 0 : finished.log()
assert finished.log().contains('Finished 1.0.0, which an interrupted run had published')
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
assert fixture.remoteRefs() == refs
assert run(releaseKit + ':prepare').log().contains('nothing was committed since v1.0.0')
assert run(releaseKit + ':perform').exit() == 0

fixture.push('fix: something')
base = fixture.git('rev-parse', 'HEAD')
assert run(releaseKit + ':prepare', '-DpushChanges=false').exit() == 0
interruptedAt('1.0.1', 'update-refs')
fixture.git('read-tree', '-m', '-u', 'HEAD', base)
assert fixture.git('status', '--porcelain') != ''
refs = fixture.remoteRefs()
def local = run(releaseKit + ':prepare')
assert local.exit() == 0 : local.log()
assert local.log().contains('Finished 1.0.1')
assert fixture.git('status', '--porcelain') == ''
assert fixture.read('pom.xml').contains('<version>1.0.2-SNAPSHOT</version>')
assert fixture.remoteRefs() == refs
assert run(releaseKit + ':status').log().contains('1.0.1: released in this clone, not pushed')
return true
