import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def keys = new File(basedir, 'target/keys')
keys.mkdirs()
def key = { name ->
  def keygen = ['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', new File(keys, name).path].execute()
  assert keygen.waitFor() == 0: keygen.err.text
  new File(keys, name + '.pub').text.strip()
}
key('eve')
fixture.write('release-kit.yml', """\
approvers:
  - {name: Ada Lovelace, roles: [technical-lead], key: "${key('ada')}"}
  - {name: Grace Hopper, roles: [security, technical-lead], key: "${key('grace')}"}
approvals:
  - {role: technical-lead}
  - {role: security}
profiles:
  patch:
    approvals:
      - {role: technical-lead, quorum: 2, chair: Ada Lovelace}
      - {role: security, check: usability}
""")
fixture.init()
fixture.git('config', 'gpg.format', 'ssh')
fixture.git('config', 'user.signingKey', new File(keys, 'ada').path)
fixture.remember()
return true
