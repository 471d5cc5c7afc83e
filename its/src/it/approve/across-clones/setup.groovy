import io.github.releasekit.its.Fixture
import java.nio.file.Files

def fixture = new Fixture(basedir)
fixture.sshKey('eve')

// Grace's key is one of OpenPGP. Sockets of its agent need a short path.
def home = Files.createTempDirectory('it-gpg').toFile()
new File(basedir, 'target/gpg-home.txt').text = home.path
def gpg = new File(basedir, 'target/gpg')
gpg.text = "#!/bin/sh\nGNUPGHOME='${home}' exec gpg \"\$@\"\n"
gpg.executable = true
def key = [gpg.path, '--batch', '--passphrase', '', '--quick-generate-key', 'Grace Hopper <grace@example.org>', 'ed25519', 'sign', 'never'].execute()
assert key.waitFor() == 0 : key.err.text
fixture.write('keys/grace.asc', [gpg.path, '--export', '--armor', 'grace@example.org'].execute().text)
fixture.write('release-kit.yml', """\
approvers:
  - {name: Ada Lovelace, roles: [technical-lead], key: "${fixture.sshKey('ada')}"}
  - {name: Grace Hopper, roles: [security, technical-lead], key: keys/grace.asc}
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
