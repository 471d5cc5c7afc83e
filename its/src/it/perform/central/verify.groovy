import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir).withMaven(mavenHome)
fixture.requireLog('every module has what Maven Central asks for')
fixture.requireUnchanged()
def central = new File(basedir, 'target/central')
def url = new File(basedir, 'target/portal-url')
def java = System.getProperty('java.home') + '/bin/java'
def portal = [java, '-cp', pluginTestClasses, 'io.github.releasekit.server.PortalServer', central.path, 'ada', 's3cret', url.path].execute()
portal.consumeProcessOutput(System.out, System.err)
try {
  while (portal.alive && !(url.isFile() && url.text)) {
    Thread.onSpinWait()
  }
  fixture.withEnvironment(['MAVEN_GPG_KEY': new File(basedir, 'target/key.asc').text])
  def run = { String... arguments -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments) }
  def settings = new File(basedir, 'target/servers.xml')
  settings.text = '<settings/>'
  def succeed = { String... arguments ->
    def result = run(['-gs', settings.path, *arguments] as String[])
    assert result.exit() == 0 : result.log()
    assert !result.log().contains('s3cret')
    result.log()
  }
  fixture.write('release-kit.yml', fixture.read('release-kit.yml').replace('http://127.0.0.1:1', url.text))
  fixture.push('build: name the portal')
  fixture.remember()
  def missing = run('-gs', settings.path, releaseKit + ':prepare', releaseKit + ':perform')
  assert missing.exit() != 0 && missing.log().contains('settings.xml has no user token for the Portal of Maven Central')
  fixture.requireUnchanged()

  settings.text = '<settings><servers><server><id>central</id><username>ada</username><password>s3cret</password></server></servers></settings>'
  def refused = run('-gs', settings.path, releaseKit + ':prepare', releaseKit + ':perform')
  assert refused.exit() != 0 && refused.log().contains('the parent of org.example:greetings, io.github.releasekit.its:it-parent:1, is not at Maven Central') : refused.log()
  fixture.requireUnchanged()
  def parent = new File(central, 'io/github/releasekit/its/it-parent/1/it-parent-1.pom')
  parent.parentFile.mkdirs()
  parent.bytes = new File(localRepositoryPath, 'io/github/releasekit/its/it-parent/1/it-parent-1.pom').bytes
  def log = succeed(releaseKit + ':prepare', releaseKit + ':perform')
  assert log =~ /upload-bundle +\d/ && log =~ /publish-bundle +\d/ && log =~ /fetch-back +\d/
  def directory = new File(central, 'org/example/greetings/1.0.0')
  def names = directory.list() as List
  ['.pom', '.jar', '-sources.jar', '-javadoc.jar', '-src.tar.gz', '-release-manifest.json', '-checksums.txt'].each {
    assert names.contains('greetings-1.0.0' + it) && names.contains('greetings-1.0.0' + it + '.asc') : names
  }
  assert fixture.json(fixture.remote('show', 'refs/release-kit/ledger:events/1.0.0/0001-prepared.json'))
      .get('targets').collect { it.get('location').asText() }.unique() == ['file://' + central.absolutePath]
  succeed(releaseKit + ':verify')
  assert succeed(releaseKit + ':perform').contains('1.0.0 is performed: nothing to do')

  // A person is to publish the next one, and it is taken back instead.
  fixture.write('release-kit.yml', fixture.read('release-kit.yml').replace('automatic', 'manual'))
  fixture.push('feat: more')
  def waiting = run('-gs', settings.path, releaseKit + ':prepare', releaseKit + ':perform')
  assert waiting.exit() != 0 && waiting.log().contains('the bundle of 1.1.0 is checked, and waits for a person to publish it') : waiting.log()
  assert !new File(central, 'org/example/greetings/1.1.0').exists()
  assert succeed(releaseKit + ':rollback') =~ /drop-bundle +\d/
  def gone = run('-gs', settings.path, releaseKit + ':perform', '-DreleaseVersion=1.1.0')
  assert gone.exit() != 0 && gone.log().contains('1.1.0 was rolled back')
} finally {
  portal.destroyForcibly()
  portal.waitFor()
}
return true
