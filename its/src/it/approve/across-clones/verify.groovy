import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog(
    '0 of 1 approvals by technical-lead',
    'mvn release-kit:approve -Drole=technical-lead, by Ada Lovelace or Grace Hopper',
    '0 of 1 approvals by security',
    'the approval for security is by Ada Lovelace, who has not this role',
    'v1.0.0 needs no approval by cto',
    'Would sign:',
    'release-kit approval 1')

def keys = new File(basedir, 'target/keys')
def run = { File directory, String... arguments ->
  fixture.maven(directory.toPath(), localRepositoryPath.toString(), arguments)
}
def succeed = { File directory, String... arguments ->
  def result = run(directory, arguments)
  assert result.exit() == 0 : result.log()
  result.log()
}
def fail = { File directory, String... arguments ->
  def result = run(directory, arguments)
  assert result.exit() != 0 : result.log()
  result.log()
}
def sign = { File directory, String name ->
  Fixture.gitIn(directory.toPath(), 'config', 'gpg.format', 'ssh')
  Fixture.gitIn(directory.toPath(), 'config', 'user.signingKey', new File(keys, name).path)
}
def signAsGrace = { File directory ->
  Fixture.gitIn(directory.toPath(), 'config', 'gpg.format', 'openpgp')
  Fixture.gitIn(directory.toPath(), 'config', 'gpg.program', new File(basedir, 'target/gpg').path)
  Fixture.gitIn(directory.toPath(), 'config', 'user.signingKey', 'grace@example.org')
}
def digest = { String log -> (log =~ /sha256:[0-9a-f]{64}/)[0] }

def plan = digest(succeed(basedir, releaseKit + ':plan'))
assert fail(basedir, releaseKit + ':approve', '-Drole=technical-lead', '-Drelease-kit.plan=sha256:' + '0' * 64)
    .contains('the plan is ' + plan + ' now, and not sha256:000')
def approved = succeed(basedir, releaseKit + ':approve', '-Drole=technical-lead', '-Drelease-kit.plan=' + plan)
assert approved.contains('Ada Lovelace approves v1.0.0 for technical-lead')
assert approved.contains('missing: 0 of 1 approvals by security')
assert succeed(basedir, releaseKit + ':approve', '-Drole=technical-lead').contains('has approved this plan already')

// One that is copied to another role in the ledger, past the goal, does not count.
assert succeed(basedir, releaseKit + ':status').contains('missing: 0 of 1 approvals by security of v1.0.0')
def ledger = fixture.cloneInto('target/ledger').toPath()
Fixture.gitIn(ledger, 'fetch', '-q', 'origin', 'refs/release-kit/ledger')
Fixture.gitIn(ledger, 'checkout', '-q', 'FETCH_HEAD')
def events = ledger.resolve('events/1.0.0')
events.resolve('0002-approved.json').toFile().text =
    events.resolve('0001-approved.json').toFile().text.replace('technical-lead', 'security')
Fixture.gitIn(ledger, 'add', 'events')
Fixture.gitIn(ledger, 'commit', '-q', '-m', 'forged')
Fixture.gitIn(ledger, 'push', '-q', 'origin', 'HEAD:refs/release-kit/ledger')
def forged = fail(basedir, releaseKit + ':prepare')
assert forged.contains('0 of 1 approvals by security')
assert forged.contains('the approval by Ada Lovelace <ada@example.org> for security is altered')

def clone = fixture.cloneInto('target/other')
sign(clone, 'eve')
assert fail(clone, releaseKit + ':approve', '-Drole=security')
    .contains('the approval for security is signed by a key of no approver')
assert fail(basedir, releaseKit + ':prepare').contains('0 of 1 approvals by security')
signAsGrace(clone)
def second = succeed(clone, releaseKit + ':approve', '-Drole=security')
assert second.contains(plan)
assert second.contains('next: mvn release-kit:prepare')

succeed(basedir, releaseKit + ':prepare', '-DpreparationGoals=')
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def manifest = fixture.manifest('1.0.0')
assert manifest.get('planDigest').asText() == plan
assert manifest.get('approvals').collect { it.get('role').asText() + ' ' + it.get('name').asText() } ==
    ['technical-lead Ada Lovelace', 'security Grace Hopper']
assert manifest.get('gates').find { it.get('id').asText() == 'approvals' }.get('detail').asText() ==
    'technical-lead: Ada Lovelace; security: Grace Hopper; not counted: ' +
    'the approval by Ada Lovelace <ada@example.org> for security is altered: its signature is of another text'
assert fixture.remote('log', '--format=%s', 'refs/release-kit/ledger').readLines() ==
    ['1.0.0 prepared', '1.0.0 approved', 'forged', '1.0.0 approved']

// Who releases cannot take away what others have to agree to.
fixture.write('release-kit.yml', 'branches: [main]\n')
fixture.git('commit', '-q', '-a', '-m', 'chore: be quick')
assert fail(basedir, releaseKit + ':prepare')
    .contains('release-kit.yml says who has to agree to a release, and is not on the remote as it is here')
fixture.git('reset', '-q', '--hard', 'HEAD~1')

// A change voids approvals of the patch that follows, and other approvals void none.
fixture.write('a.txt', 'a\n')
fixture.git('add', 'a.txt')
fixture.push('fix: a')
succeed(basedir, releaseKit + ':approve', '-Drole=technical-lead')
fixture.write('b.txt', 'b\n')
fixture.git('add', 'b.txt')
fixture.push('fix: b')
def voided = fail(basedir, releaseKit + ':prepare')
assert voided.contains('0 of 2 approvals by technical-lead')
assert voided.contains('for technical-lead is of another plan')
Fixture.gitIn(clone.toPath(), 'pull', '-q', '--tags')
succeed(clone, releaseKit + ':approve', '-Drole=technical-lead')
assert fail(basedir, releaseKit + ':prepare').contains('1 of 2 approvals by technical-lead')
succeed(basedir, releaseKit + ':approve', '-Drole=technical-lead')

assert fail(basedir, releaseKit + ':prepare').contains('0 of 1 sign-offs of usability by security')
assert fail(clone, releaseKit + ':approve', '-Dcheck=usability').contains('is to be signed off without a note')
assert succeed(clone, releaseKit + ':approve', '-Dcheck=usability', '-Drelease-kit.note=five people found it',
    '-Drelease-kit.link=https://example.org/notes').contains('Grace Hopper signs off v1.0.1 for usability by security')
succeed(basedir, releaseKit + ':prepare', '-DpreparationGoals=')
fixture.requireReleased('1.0.1', '1.0.2-SNAPSHOT')
def approvals = fixture.manifest('1.0.1').get('approvals')
assert approvals.size() == 3
assert approvals.get(2).get('check').asText() == 'usability'
assert approvals.get(2).get('note').asText() == 'five people found it'
assert approvals.get(1).get('signature').asText().startsWith('-----BEGIN SSH SIGNATURE-----')
assert approvals.get(2).get('signature').asText().startsWith('-----BEGIN PGP SIGNATURE-----')
def home = new File(new File(basedir, 'target/gpg-home.txt').text)
assert ['gpgconf', '--homedir', home.path, '--kill', 'gpg-agent'].execute().waitFor() == 0
assert home.deleteDir()
return true
