import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def keys = new File(basedir, 'target/keys')
keys.mkdirs()
def key = { name ->
  def keygen = ['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', new File(keys, name).path].execute()
  assert keygen.waitFor() == 0: keygen.err.text
  new File(keys, name + '.pub').text.strip()
}
fixture.write('release-kit.yml', """\
approvers:
  - {name: Carla CTO, roles: [change-board], key: "${key('cto')}"}
  - {name: Pia Product, roles: [change-board], key: "${key('product')}"}
  - {name: Eve Else, roles: [qa], key: "${key('eve')}"}
changeRequests:
  criteria: {business-value: 30, technical-complexity: 20, resource-availability: 15, strategic-alignment: 20, customer-impact: 15}
  minimum: 6
  board: change-board
  quorum: 2
  chair: Carla CTO
changeRequest: true
""")
fixture.init()
fixture.git('config', 'gpg.format', 'ssh')
return true
