import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('release-kit.yml', """\
approvers:
  - {name: Carla CTO, roles: [cto, change-board], key: "${fixture.sshKey('cto')}"}
  - {name: Pia Product, roles: [change-board, release-manager], key: "${fixture.sshKey('product')}"}
  - {name: Emil Engineering, roles: [change-board, technical-lead], key: "${fixture.sshKey('lead')}"}
  - {name: Quinn QA, roles: [change-board], key: "${fixture.sshKey('qa')}"}
  - {name: Sam Security, roles: [change-board, security], key: "${fixture.sshKey('security')}"}
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
return true
