import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir).withMaven(mavenHome)
fixture.requireLog("'sigstore' needs release-kit-sigstore, which is not among the plugin's dependencies")
fixture.requireUnchanged()
def services = new File(basedir, 'target/services')
services.mkdirs()
def libraries = Fixture.classLoader.URLs.collect { new File(it.toURI()).path }
def standIn = new ProcessBuilder(System.getProperty('java.home') + '/bin/java', '-cp', ([sigstoreTestClasses] + libraries).join(':'),
    'io.github.releasekit.extension.sigstore.SigstoreStandIn', services.path).redirectErrorStream(true).redirectOutput(new File(basedir, 'target/services.log')).start()
def token = new File(services, 'token')
try {
  while (standIn.alive && !token.isFile()) {
    Thread.onSpinWait()
  }
  assert standIn.alive : new File(basedir, 'target/services.log').text
  def trust = "-Djavax.net.ssl.trustStore=${services}/trust.p12 -Djavax.net.ssl.trustStoreType=PKCS12 -Djavax.net.ssl.trustStorePassword=changeit"
  fixture.withEnvironment(['MAVEN_OPTS': '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ' + trust])
  def run = { String... arguments -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments) }
  def version = (fixture.read('pom.xml') =~ /maven-plugin<\/artifactId>\s*<version>([^<]+)/)[0][1]
  fixture.write('pom.xml', fixture.read('pom.xml').replace('<!-- sigstore -->', """<dependency>
            <groupId>io.github.releasekit</groupId>
            <artifactId>release-kit-sigstore</artifactId>
            <version>${version}</version>
          </dependency>"""))
  fixture.write('sigstore/trusted_root.json', new File(services, 'trusted_root.json').text)
  fixture.write('sigstore/signing_config.json', new File(services, 'signing_config.v0.2.json').text)
  fixture.push('build: sign with Sigstore')
  fixture.remember()
  def without = run('release-kit:prepare', 'release-kit:perform')
  assert without.exit() != 0 && without.log().contains('there is no identity token to sign with Sigstore') : without.log()
  fixture.requireUnchanged()

  fixture.withEnvironment(['MAVEN_OPTS': '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ' + trust, 'SIGSTORE_ID_TOKEN': token.text])
  def done = run('release-kit:prepare', 'release-kit:perform')
  assert done.exit() == 0 : done.log()
  assert done.log() =~ /sign-sigstore +\d/ && !done.log().contains(token.text)
  def directory = fixture.repository().resolve('org/example/keyless/1.0.0').toFile()
  ['.jar', '.pom', '-checksums.txt'].each {
    def bundle = fixture.json(new File(directory, 'keyless-1.0.0' + it + '.sigstore.json').text)
    assert bundle.get('mediaType').asText() == 'application/vnd.dev.sigstore.bundle.v0.3+json'
  }
  def verified = run('release-kit:verify')
  assert verified.exit() == 0 : verified.log()
  assert verified.log().contains('keyless-1.0.0.jar.sigstore.json is a good bundle by https://github.com/example/*')

  // Another machine goes on after an upload that was cut off: good bundles stay.
  def jar = new File(directory, 'keyless-1.0.0.jar.sigstore.json')
  def bytes = jar.bytes
  fixture.remote('update-ref', 'refs/release-kit/ledger', 'refs/release-kit/ledger~1')
  fixture.git('update-ref', 'refs/release-kit/ledger', 'refs/release-kit/ledger~1')
  def cut = new File(directory, 'keyless-1.0.0.pom.sigstore.json')
  cut.bytes = cut.bytes[0..99] as byte[]
  new File(basedir, 'target/release-kit').deleteDir()
  def again = run('release-kit:perform')
  assert again.exit() == 0 : again.log()
  assert jar.bytes == bytes && cut.length() > 100

  // Of another file, or by another identity than the policy names, it is no signature.
  def other = new File(directory, 'keyless-1.0.0-checksums.txt.sigstore.json').bytes
  jar.bytes = other
  def swapped = run('release-kit:verify')
  assert swapped.exit() != 0 && swapped.log().contains('keyless-1.0.0.jar.sigstore.json is no good bundle: ') : swapped.log()
} finally {
  standIn.outputStream.close()
  standIn.waitFor()
}
return true
