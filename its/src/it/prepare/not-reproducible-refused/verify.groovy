import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('not-reproducible-refused-1.0.0.jar differs in a second build: build.properties')

fixture.write('src/main/resources/build.properties', 'built=reproducibly\n')
fixture.git('add', '.')
fixture.push('fix: build reproducibly')
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
assert again.exit() == 0 : again.log()
def gate = fixture.manifest('1.0.0').get('gates').find { it.get('id').asText() == 'reproducible' }
assert gate.get('detail').asText() == 'a second build gives the same 2 files'
return true
