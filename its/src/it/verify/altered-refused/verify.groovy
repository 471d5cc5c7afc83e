import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireDeployed('1.0.0')
def verification = fixture.json(fixture.read('target/verification.json'))
assert verification.get('passed').asBoolean()
assert verification.get('version').asText() == '1.0.0'
def checks = verification.get('checks').collect { it.get('subject').asText() }
assert checks.containsAll(['tag', 'ledger', 'rebuild', 'org/example/altered/1.0.0/altered-1.0.0.jar', 'org/example/altered/1.0.0/altered-1.0.0.pom'])
fixture.requireLog('altered-1.0.0.jar is org/example/altered/1.0.0/altered-1.0.0.jar of 1.0.0')
fixture.requireLog('verified: org.example:altered 1.0.0')

def run = { String... arguments -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments) }
def refuse = { List<String> arguments, String... texts ->
  def result = run([releaseKit + ':verify', *arguments] as String[])
  assert result.exit() != 0 : result.log()
  texts.each { assert result.log().contains(it) : it + '\n' + result.log() }
}
refuse(['-Drebuild', '-Darguments=-Dproject.build.outputTimestamp=2020-01-01T00:00:00Z'],
    'altered-1.0.0.jar is built otherwise by the tag: ', 'altered-1.0.0.pom is built again, byte by byte')
def jar = fixture.repository().resolve('org/example/altered/1.0.0/altered-1.0.0.jar').toFile()
def bytes = jar.bytes
def flipped = bytes.clone()
flipped[flipped.length.intdiv(2)] ^= 1
jar.bytes = flipped
refuse([], 'FAILED  org/example/altered/1.0.0/altered-1.0.0.jar at ', ' has SHA-256 ' + Fixture.sha256(flipped),
    'was released with ' + Fixture.sha256(bytes))
refuse(['-Dfile=' + jar.path], 'altered-1.0.0.jar has SHA-256 ' + Fixture.sha256(flipped) + ', and was released with ' + Fixture.sha256(bytes))
refuse(['-o'], 'Maven is offline (-o), and what the repositories hold is to be checked')
jar.delete()
refuse([], 'FAILED  org/example/altered/1.0.0/altered-1.0.0.jar is not at ')
jar.bytes = bytes

// Something is said of the release after it was performed.
def entries = fixture.cloneInto('target/entries').toPath()
Fixture.gitIn(entries, 'fetch', '-q', 'origin', 'refs/release-kit/ledger')
Fixture.gitIn(entries, 'checkout', '-q', 'FETCH_HEAD')
def performed = entries.resolve('events/1.0.0/0002-performed.json').toFile()
entries.resolve('events/1.0.0/0003-rebuild-accepted.json').toFile().text = performed.text.replace('"performed"', '"rebuild-accepted"')
Fixture.gitIn(entries, 'add', 'events')
Fixture.gitIn(entries, 'commit', '-q', '-m', 'said later')
Fixture.gitIn(entries, 'push', '-q', 'origin', 'HEAD:refs/release-kit/ledger')
refuse([], 'ledger: rebuild-accepted by ', ', after the release was performed')

// An entry of the ledger is rewritten, with its manifest as it was.
def ledger = fixture.cloneInto('target/ledger').toPath()
Fixture.gitIn(ledger, 'fetch', '-q', 'origin', 'refs/release-kit/ledger')
Fixture.gitIn(ledger, 'checkout', '-q', 'FETCH_HEAD')
def event = ledger.resolve('events/1.0.0/0001-prepared.json').toFile()
event.text = event.text.replace('Ada Lovelace', 'Eve Else')
Fixture.gitIn(ledger, 'commit', '-q', '-a', '-m', 'rewritten')
Fixture.gitIn(ledger, 'push', '-q', 'origin', 'HEAD:refs/release-kit/ledger')
refuse([], 'ledger: events/1.0.0/0001-prepared.json is changed by ')
return true
