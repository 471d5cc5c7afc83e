import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def clone = fixture.cloneInto('target/elsewhere')
def refs = fixture.remoteRefs()
def refused = fixture.maven(clone.toPath(), localRepositoryPath.toString(), releaseKit + ':perform')
assert refused.exit() != 0
assert refused.log().contains('other-bytes-1.0.0.jar differs')
assert refused.log().contains('-DacceptRebuild')
assert !fixture.repository().toFile().exists()
assert fixture.remoteRefs() == refs

def staging = new File(basedir, 'target/release-kit/1.0.0').listFiles().find { it.directory }.toPath().resolve('staging')
def dry = fixture.maven(clone.toPath(), localRepositoryPath.toString(), releaseKit + ':perform',
    '-DdryRun', '-Drelease-kit.stagingDirectory=' + staging)
assert dry.exit() == 0 : dry.log()
assert dry.log().contains('Would upload 2 files of v1.0.0')
assert !fixture.repository().toFile().exists()

def accepted = fixture.maven(clone.toPath(), localRepositoryPath.toString(), releaseKit + ':perform', '-DacceptRebuild')
assert accepted.exit() == 0 : accepted.log()
def event = fixture.json(fixture.remote('show', 'refs/release-kit/ledger:events/1.0.0/0002-rebuild-accepted.json'))
event.get('artifacts').each {
  def file = fixture.repository().resolve(it.get('path').asText())
  assert Fixture.sha256(file.toFile().bytes) == it.get('sha256').asText()
}
assert fixture.remote('log', '--format=%s', 'refs/release-kit/ledger') ==
    '1.0.0 performed\n1.0.0 rebuild-accepted\n1.0.0 prepared'
return true
