import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog(
    'org/example/package-refused/1.0.0/package-refused-1.0.0.jar does not resolve from an empty repository: ',
    'org.example.other:only-here:',
    'package-refused-1.0.0.jar says Implementation-Version 0.9, and is 1.0.0')

def pom = fixture.read('pom.xml')
fixture.write('pom.xml', pom
    .replaceFirst('(?s)  <dependencies>.*</dependencies>\n', '')
    .replace('>0.9<', '>${project.version}<'))
fixture.git('add', '.')
fixture.push('fix: what everybody has')
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
assert again.exit() == 0 : again.log()
def gate = fixture.manifest('1.0.0').get('gates').find { it.get('id').asText() == 'package' }
assert gate.get('detail').asText() == '1 module with 1 file resolved'
return true
