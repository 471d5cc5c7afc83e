import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('release-kit.yml', """\
approvers:
  - {name: Carla CTO, roles: [change-board], key: "${fixture.sshKey('cto')}"}
  - {name: Pia Product, roles: [change-board], key: "${fixture.sshKey('product')}"}
  - {name: Eve Else, roles: [qa], key: "${fixture.sshKey('eve')}"}
changeRequests:
  criteria: {business-value: 30, technical-complexity: 20, resource-availability: 15, strategic-alignment: 20, customer-impact: 15}
  minimum: 6
  board: change-board
  quorum: 2
  chair: Carla CTO
changeRequest: true
""")
fixture.init()
return true
