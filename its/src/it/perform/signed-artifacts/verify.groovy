import io.github.releasekit.its.Fixture
import java.nio.file.Files

def fixture = new Fixture(basedir)
fixture.requireLog('gpg has no secret key nobody-has-this-key to sign with')
fixture.requireUnchanged()

fixture.withEnvironment(['MAVEN_GPG_KEY': new File(basedir, 'target/key.asc').text])
def run = { String... arguments ->
  def result = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
  assert result.exit() == 0 : result.log()
  assert !result.log().contains('PRIVATE KEY')
}
run(releaseKit + ':prepare', releaseKit + ':perform')
def directory = fixture.repository().resolve('org/example/signed-artifacts/1.0.0')
def files = ['signed-artifacts-1.0.0.jar', 'signed-artifacts-1.0.0.pom']
def home = Files.createTempDirectory('it-gpg').toFile()
def gpg = { String... arguments ->
  def process = (['gpg', '--homedir', home.path, '--batch', *arguments]).execute()
  assert process.waitFor() == 0 : process.err.text
}
gpg('--import', new File(basedir, 'target/key.asc').path)
files.each { gpg('--verify', directory.resolve(it + '.asc').toString(), directory.resolve(it).toString()) }
def performed = fixture.json(fixture.remote('show', 'refs/release-kit/ledger:events/1.0.0/0002-performed.json'))
// Maven 4 has a POM of the build besides.
def released = fixture.manifest('1.0.0').get('artifacts').collect { it.get('name').asText() }
assert released.containsAll(files)
assert performed.get('artifacts').collect { it.get('name').asText() }.sort() == released.collect { it + '.asc' }.sort()
performed.get('artifacts').each {
  assert it.get('sha256').asText() == Fixture.sha256(fixture.repository().resolve(it.get('path').asText()).toFile().bytes)
}
run(releaseKit + ':verify')

// Another machine goes on after an upload that was cut off: what is there already stays.
def signature = directory.resolve(files[0] + '.asc').toFile()
def bytes = signature.bytes
fixture.remote('update-ref', 'refs/release-kit/ledger', 'refs/release-kit/ledger~1')
fixture.git('update-ref', 'refs/release-kit/ledger', 'refs/release-kit/ledger~1')
def cut = directory.resolve(files[1] + '.asc').toFile()
cut.bytes = cut.bytes[0..99] as byte[]
new File(basedir, 'target/release-kit').deleteDir()
run(releaseKit + ':perform')
assert signature.bytes == bytes
gpg('--verify', directory.resolve(files[1] + '.asc').toString(), directory.resolve(files[1]).toString())
assert ['gpgconf', '--homedir', home.path, '--kill', 'all'].execute().waitFor() == 0
assert home.deleteDir()
return true
