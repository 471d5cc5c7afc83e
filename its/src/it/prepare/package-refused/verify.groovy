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
fixture.push('fix: what everybody has')
fixture.remember()
def refused = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
assert refused.exit() != 0
assert refused.log().contains('example examples/greeter does not build with 1.0.0') : refused.log()
def printed = new File((refused.log() =~ /see what Maven printed in (.*)/)[0][1].trim()).text
assert printed.contains('cannot find symbol')
fixture.requireUnchanged()

// By a Maven that takes what else is needed from the local repository at hand.
def greeter = 'examples/greeter/src/main/java/org/example/Greeter.java'
fixture.write(greeter, fixture.read(greeter).replace('hello()', 'text()'))
fixture.push('docs: greet as it is now')
def mavens = new File(basedir, '../../../mavens').listFiles().findAll { it.name.startsWith('apache-maven-3.9') }
def again = fixture.withMaven(mavens[0].path)
    .maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
assert again.exit() == 0 : again.log()
def gate = fixture.manifest('1.0.0').get('gates').find { it.get('id').asText() == 'package' }
assert gate.get('detail').asText() == '1 module with 1 file resolved, 1 example built'
return true
