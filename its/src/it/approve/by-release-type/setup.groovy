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
  - {name: Carla CTO, roles: [cto, change-board], key: "${key('cto')}"}
  - {name: Pia Product, roles: [change-board, release-manager], key: "${key('product')}"}
  - {name: Emil Engineering, roles: [change-board, technical-lead], key: "${key('lead')}"}
  - {name: Quinn QA, roles: [change-board], key: "${key('qa')}"}
  - {name: Sam Security, roles: [change-board, security], key: "${key('security')}"}
calendar:
  zone: UTC
  releases:
    - {version: 2.0.0, date: 2026-03-15, theme: Advanced Analytics & Reporting}
gates:
  tests: {required: false, always: true}
  vulnerabilities: {critical: 0, high: 5, reports: ["scan/report.json"]}
profiles:
  patch:
    approvals: [{role: technical-lead}]
  minor:
    approvals: [{role: release-manager}]
  major:
    approvals:
      - {role: change-board, quorum: 3, chair: Carla CTO}
      - {role: security}
  hotfix:
    approvals: [{role: cto}]
  hotfix-critical:
    inherits: hotfix
    skip: [vulnerabilities, calendar]
    properties: {skipITs: true}
""")
fixture.write('scan/report.json', '{"reportSchema": "1.1", "dependencies": []}')
fixture.init()
fixture.git('config', 'gpg.format', 'ssh')
return true
