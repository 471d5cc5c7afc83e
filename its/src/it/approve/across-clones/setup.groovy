import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.sshKey('eve')
fixture.write('release-kit.yml', """\
approvers:
  - {name: Ada Lovelace, roles: [technical-lead], key: "${fixture.sshKey('ada')}"}
  - {name: Grace Hopper, roles: [security, technical-lead], key: "${fixture.sshKey('grace')}"}
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
fixture.signWith('ada')
fixture.remember()
return true
