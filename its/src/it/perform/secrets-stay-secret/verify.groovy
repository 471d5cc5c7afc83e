import io.github.releasekit.its.Fixture
import java.nio.charset.StandardCharsets

def fixture = new Fixture(basedir)
def secrets = new File(basedir, 'target/secrets')
def password = 'Can4ry+pass/word=1'
def phrase = 'Can4ry phrase&2'
def armored = new File(secrets, 'key.asc').text
def provenance = new File(secrets, 'provenance.pem').text
def served = new File(secrets, 'nginx')
served.mkdirs()
def url = new File(basedir, 'target/repository-url')
def server = [System.getProperty('java.home') + '/bin/java', '-cp', pluginTestClasses, 'io.github.releasekit.server.MavenRepositoryServer', served.path, 'ada', url.path].execute()
server.consumeProcessOutput(System.out, System.err)
server.outputStream.write((password + '\n').bytes)
server.outputStream.flush()
try {
  while (server.alive && !(url.isFile() && url.text)) {
    Thread.onSpinWait()
  }
  assert server.alive
  def settings = new File(secrets, 'settings.xml')
  def servers = { String word ->
    settings.text = "<settings><servers><server><id>guarded</id><username>ada</username><password>${word}</password></server>" +
        "<server><id>gpg.passphrase</id><passphrase>${phrase.replace('&', '&amp;')}</passphrase></server></servers></settings>"
  }
  fixture.withEnvironment(['MAVEN_GPG_KEY': armored, 'RELEASE_KIT_PROVENANCE_KEY': provenance])
  def arguments = Collections.synchronizedSet(new TreeSet<String>())
  def logs = new File(basedir, 'target/logs')
  logs.mkdirs()
  def run = { String... goals ->
    def maven = fixture.startMaven(basedir.toPath(), localRepositoryPath.toString(),
        ['-e', '-gs', settings.path, '-DaltDeploymentRepository=guarded::' + url.text, '-Dacme.token=Can4ry-token-3', *goals] as String[])
    while (maven.alive) {
      new File('/proc').listFiles({ it.name.isInteger() } as FileFilter).each {
        try {
          arguments << new File(it, 'cmdline').text.replace('\0', ' ')
        } catch (IOException e) {
          return
        }
      }
    }
    def log = fixture.read('target/again.log')
    new File(logs, logs.list().length + '.log').text = log
    [maven.exitValue(), log]
  }

  servers('wr0ng-Can4ry')
  def refused = run(releaseKit + ':prepare', releaseKit + ':perform')
  assert refused[0] != 0 && refused[1].contains('401') : refused[1]
  servers(password)
  def done = run('-X', releaseKit + ':prepare', releaseKit + ':perform')
  assert done[0] == 0 : done[1]
  assert run(releaseKit + ':verify')[0] == 0
  def directory = new File(served, 'files/org/example/secretive/1.0.0')
  assert ['.jar', '.jar.asc', '.pom', '.intoto.jsonl', '.intoto.jsonl.asc', '-checksums.txt'].every { new File(directory, 'secretive-1.0.0' + it).isFile() }
  assert arguments.any { it.contains('--detach-sign') } && arguments.any { it.contains('stage-artifacts') }

  // In every form that it may be written in.
  def forms = { String secret ->
    def bytes = secret.getBytes(StandardCharsets.UTF_8)
    def all = [secret, URLEncoder.encode(secret, 'UTF-8'), bytes.encodeHex().toString(), bytes.encodeHex().toString().toUpperCase(),
        secret.replace('&', '&amp;'), secret.replace('/', '\\/'), secret.reverse()]
    (0..2).each { shift ->
      def encoded = Base64.encoder.encodeToString(([0] * shift + (bytes as List)) as byte[])
      def stable = encoded.substring(shift == 0 ? 0 : 4, encoded.length() - 4)
      all += [stable, stable.replace('+', '-').replace('/', '_')]
    }
    all.findAll { it.length() > 7 }.unique()
  }
  def key = { String text -> text.readLines().findAll { it.length() > 40 && !it.startsWith('-') } }
  def canaries = [password, phrase, 'wr0ng-Can4ry'].collectMany(forms) + key(armored).take(8) + key(provenance)
  def recorded = canaries + forms('Can4ry-token-3')
  def require = { Collection<String> words, String place, String text ->
    words.each { assert !text.contains(it) : place + ' has ' + it }
  }
  arguments.each { require(canaries, 'an argument', it) }
  logs.eachFile { require(canaries, it.name, it.text) }
  def written = []
  [new File(basedir, 'target'), new File(basedir, '.git'), new File(served, 'files')].each { root ->
    root.eachFileRecurse {
      def own = it.path.startsWith(secrets.path) && !it.path.startsWith(new File(served, 'files').path)
      if (it.isFile() && !own && !it.path.startsWith(logs.path) && it.name != 'again.log') {
        written << it
        require(recorded, it.path, it.getText('ISO-8859-1'))
      }
    }
  }
  assert written.any { it.name == 'journal.jsonl' } && written.any { it.name == 'manifest.json' } && written.any { it.name.endsWith('.intoto.jsonl') }
  [basedir, fixture.origin().toFile()].each {
    def objects = ['git', 'cat-file', '--batch-all-objects', '--batch', '--unordered'].execute(null, it)
    require(recorded, it.path, new String(objects.inputStream.bytes, 'ISO-8859-1'))
  }
  def statement = new String(Base64.decoder.decode((new File(directory, 'secretive-1.0.0.intoto.jsonl').text =~ /"payload":"([^"]+)"/)[0][1]), 'UTF-8')
  assert statement.contains('acme.token')
  require(recorded, 'the statement', statement)
} finally {
  server.outputStream.close()
  server.waitFor()
}
return true
