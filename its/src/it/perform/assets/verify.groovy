import groovy.json.JsonSlurper
import io.github.releasekit.its.Bills
import io.github.releasekit.its.Fixture
import java.nio.file.Files
import java.security.KeyFactory
import java.security.Signature
import java.security.spec.X509EncodedKeySpec
import java.util.zip.GZIPInputStream

def fixture = new Fixture(basedir).withMaven(mavenHome)
fixture.requireLog('gpg has no secret key')
fixture.requireUnchanged()

def keys = ['MAVEN_GPG_KEY': new File(basedir, 'target/key.asc').text]
def run = { String... arguments -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments) }
def succeed = { String... arguments ->
  def result = run(arguments)
  assert result.exit() == 0 : result.log()
  assert !result.log().contains('PRIVATE KEY')
  result
}
fixture.withEnvironment(keys)
def refused = run('release-kit:prepare', 'release-kit:perform')
assert refused.exit() != 0 && refused.log().contains('there is no private key to sign provenance with') : refused.log()
fixture.requireUnchanged()

keys['RELEASE_KIT_PROVENANCE_KEY'] = new File(basedir, 'target/provenance.pem').text
fixture.withEnvironment(keys)
succeed('release-kit:prepare', 'release-kit:perform')

def released = fixture.manifest('1.0.0').get('artifacts').collect { it.get('path').asText() }
def performed = fixture.json(fixture.remote('show', 'refs/release-kit/ledger:events/1.0.0/0002-performed.json'))
    .get('artifacts').collect { it.get('path').asText() }
def root = 'org/example/assets/1.0.0/assets-1.0.0'
def assets = ['-src.tar.gz', '-cyclonedx.json', '.spdx.json', '-words.txt', '-pom.properties'].collect { root + it }
def attestations = ['-release-manifest.json', '-checksums.txt', '.intoto.jsonl'].collect { root + it }
assert released.containsAll(assets) : released
assert released.containsAll(['lib', 'app'].collectMany { ["org/example/${it}/1.0.0/${it}-1.0.0-cyclonedx.json".toString(), "org/example/${it}/1.0.0/${it}-1.0.0.spdx.json".toString()] }) : released
assert performed.containsAll(attestations) : performed
def all = released + performed
def file = { String path -> fixture.repository().resolve(path).toFile() }
all.each { assert file(it).isFile() : it }

// sha256sum, gpg and git accept what is there.
def flat = new File(basedir, 'target/flat')
flat.mkdirs()
all.each { new File(flat, file(it).name).bytes = file(it).bytes }
def summed = ['sha256sum', '--strict', '-c', 'assets-1.0.0-checksums.txt'].execute(null, flat)
def output = summed.text
assert summed.waitFor() == 0 : output
assert output.readLines().size() == released.size() + 2
def home = Files.createTempDirectory('it-gpg').toFile()
def gpg = { String... arguments ->
  def process = (['gpg', '--homedir', home.path, '--batch', *arguments]).execute()
  assert process.waitFor() == 0 : process.err.text
}
gpg('--import', new File(basedir, 'target/key.asc').path)
(released + attestations).each { gpg('--verify', file(it + '.asc').path, file(it).path) }
['gpgconf', '--homedir', home.path, '--kill', 'all'].execute().waitFor()
home.deleteDir()
def tar = new GZIPInputStream(file(root + '-src.tar.gz').newInputStream()).bytes
def archive = ['git', 'archive', '--format=tar', '--prefix=assets-1.0.0/', 'v1.0.0'].execute(null, basedir)
assert tar == archive.inputStream.bytes
assert file(root + '-release-manifest.json').text == fixture.remote('show', 'refs/release-kit/ledger:releases/1.0.0/manifest.json') + '\n'

// SPDX's and CycloneDX's own validators accept every bill, and the bills say what is in the release.
(released.findAll { it.endsWith('.spdx.json') }).each { assert Bills.spdxFindings(file(it).toPath()) == [] : it }
(released.findAll { it.endsWith('-cyclonedx.json') }).each {
  assert Bills.cycloneDxFindings(file(it).toPath(), new File(cycloneDxValidator).toPath()) == [] : it
}
def bill = new JsonSlurper().parse(file(root + '-cyclonedx.json'))
def parts = bill.components.collectEntries { [it.name, it] }
assert parts.keySet() == ['lib', 'app', 'jackson-databind', 'jackson-core', 'jackson-annotations', 'jspecify'] as Set
assert parts.lib.hashes.find { it.alg == 'SHA-256' }.content == Fixture.sha256(file('org/example/lib/1.0.0/lib-1.0.0.jar').bytes)
assert parts.jspecify.scope == 'optional' && parts.lib.scope == 'required'
assert parts.values().every { it.licenses == [[license: [id: 'Apache-2.0', acknowledgement: 'declared']]] }
def on = bill.dependencies.collectEntries { [it.ref, it.dependsOn] }
assert on['pkg:maven/org.example/app@1.0.0'] == ['pkg:maven/org.example/lib@1.0.0']
assert on['pkg:maven/org.example/lib@1.0.0'].size() == 2
assert on['pkg:maven/org.example/assets@1.0.0?type=pom'] == ['pkg:maven/org.example/app@1.0.0', 'pkg:maven/org.example/lib@1.0.0']

// What the site says, word for word but for the name.
new File(flat, 'provenance.pub').text = new File(basedir, 'target/provenance.pub').text
def openssl = ['bash', '-c', """exec 2>&1
sed 's/.*"payload":"\\([^"]*\\)".*/\\1/' assets-1.0.0.intoto.jsonl | base64 -d > statement.json
sed 's/.*"sig":"\\([^"]*\\)".*/\\1/' assets-1.0.0.intoto.jsonl | base64 -d > statement.sig
(printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "\$(wc -c < statement.json)"; cat statement.json) > statement.pae
openssl pkeyutl -verify -pubin -inkey provenance.pub -rawin -in statement.pae -sigfile statement.sig
"""].execute(null, flat)
def checked = openssl.text
assert openssl.waitFor() == 0 : checked

// DSSE, by the classes of the JDK alone.
def envelope = new JsonSlurper().parseText(file(root + '.intoto.jsonl').text)
def statement = Base64.decoder.decode(envelope.payload)
def spki = Base64.mimeDecoder.decode(new File(basedir, 'target/provenance.pub').text.replaceAll(/-----.*-----/, ''))
def verifier = Signature.getInstance('Ed25519')
verifier.initVerify(KeyFactory.getInstance('Ed25519').generatePublic(new X509EncodedKeySpec(spki)))
verifier.update("DSSEv1 ${envelope.payloadType.length()} ${envelope.payloadType} ${statement.length} ".getBytes('UTF-8'))
verifier.update(statement)
assert verifier.verify(Base64.decoder.decode(envelope.signatures[0].sig))
def provenance = new JsonSlurper().parse(statement)
assert provenance.subject.collect { it.digest.sha256 }.sort() == released.collect { Fixture.sha256(file(it).bytes) }.sort()
def definition = provenance.predicate.buildDefinition
assert definition.resolvedDependencies[0].digest.gitCommit == fixture.git('rev-parse', 'v1.0.0^{commit}')
def used = definition.resolvedDependencies.collectEntries { [it.uri, it.digest.sha256] }
def jar = { String path -> Fixture.sha256(new File(localRepositoryPath, path).bytes) }
assert used.find { it.key.startsWith('pkg:maven/com.fasterxml.jackson.core/jackson-core@') }
assert used.find { it.key.startsWith('pkg:maven/org.commonmark/commonmark@') }
def compiler = 'org/apache/maven/plugins/maven-compiler-plugin/3.14.1/maven-compiler-plugin-3.14.1.jar'
assert used['pkg:maven/org.apache.maven.plugins/maven-compiler-plugin@3.14.1'] == jar(compiler)
assert !used.keySet().any { it.contains('org.example') || it.contains('maven-site-plugin') }
assert provenance.predicate.runDetails.metadata.keySet().containsAll(['startedOn', 'finishedOn'])

// verify agrees, and builds the same again.
def verified = succeed('release-kit:verify', '-Drebuild')
assert verified.log().contains('assets-1.0.0.intoto.jsonl is signed, and says that the files were built from ' + fixture.git('rev-parse', 'v1.0.0^{commit}'))
assert verified.log().contains('assets-1.0.0-src.tar.gz is built again, byte by byte')
assert verified.log().contains('lib-1.0.0.jar.asc is a good signature by ')

def one = succeed('release-kit:verify', '-Dfile=' + new File(flat, 'lib-1.0.0.jar').path)
assert one.log().contains('lib-1.0.0.jar.asc is a good signature by ')
succeed('release-kit:verify', '-Dfile=' + new File(flat, 'assets-1.0.0.intoto.jsonl').path)
def torn = new File(flat, 'lib-1.0.0.jar.asc')
torn.text = new File(flat, 'app-1.0.0.jar.asc').text
def other = run('release-kit:verify', '-Dfile=' + new File(flat, 'lib-1.0.0.jar').path)
assert other.exit() != 0 && other.log().contains('lib-1.0.0.jar.asc is not a good signature')

// A byte that is changed, anywhere in any file, is found and the file named.
def random = new Random(20261130)
[0.0d, 0.99999d, random.nextDouble()].each { at ->
  def bytes = all.collectEntries { [it, file(it).bytes] }
  bytes.each { path, before ->
    def changed = before.clone()
    changed[(int) (at * changed.length)] ^= 1 << random.nextInt(8)
    file(path).bytes = changed
  }
  def result = run('release-kit:verify')
  assert result.exit() != 0
  all.each { assert result.log().contains('FAILED  ' + it + ' at ') : it + ' changed at ' + at + '\n' + result.log() }
  bytes.each { path, before -> file(path).bytes = before }
}
succeed('release-kit:verify')

// The notes of the next release say what it brings along otherwise.
fixture.write('lib/pom.xml', fixture.read('lib/pom.xml').replaceAll(/(?s)\s*<dependency>\s*<groupId>org.jspecify.*?<\/dependency>/, ''))
fixture.push('feat: no annotations')
succeed('release-kit:prepare')
def notes = succeed('release-kit:notes', '-DreleaseVersion=latest').log()
assert notes.contains('## Dependencies') && notes.contains('- org.jspecify:jspecify 1.0.1 is gone') : notes
return true
