import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def manifest = fixture.manifest('1.0.0')
assert manifest.get('artifacts').isEmpty()
assert manifest.get('build').get('goals').asText() == ''
assert manifest.get('steps').collect { it.get('id').asText() } == ['write-objects']
fixture.requireLog('[4/4] fast-forward', 'nothing was built; perform builds it, from the tag')
assert !new File(basedir, 'build.log').text.contains('stage-artifacts')

def run = { String... arguments ->
  fixture.maven(basedir.toPath(), localRepositoryPath.toString(), *arguments.collect { it as String })
}
def dry = run(releaseKit + ':perform', '-DdryRun')
assert dry.log().contains('Would upload the files of v1.0.0 from a new build of the tag') : dry.log()
def refused = run(releaseKit + ':perform', '-Dgoals=')
assert refused.exit() != 0 && refused.log().contains('-Dgoals= is empty') : refused.log()
assert !fixture.repository().toFile().exists()
def performed = run(releaseKit + ':perform')
assert performed.exit() == 0 : performed.log()
assert performed.log().contains('Performed v1.0.0: 2 files uploaded') : performed.log()
def built = fixture.json(fixture.remote('show', 'refs/release-kit/ledger:events/1.0.0/0002-rebuild-accepted.json'))
assert built.get('detail').asText() == 'built from v1.0.0, as prepare had built nothing'
assert built.get('artifacts').collect { it.get('path').asText() }.sort() == [
    'org/example/unbuilt/1.0.0/unbuilt-1.0.0.jar', 'org/example/unbuilt/1.0.0/unbuilt-1.0.0.pom']
def verified = run(releaseKit + ':verify')
assert verified.exit() == 0 : verified.log()
assert verified.log().contains(', as prepare had built nothing') : verified.log()
def again = run(releaseKit + ':perform')
assert again.log().contains('nothing to do') : again.log()
return true
