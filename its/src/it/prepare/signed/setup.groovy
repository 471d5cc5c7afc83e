import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('release-kit.yml', 'signing: required\n')
fixture.init()
def signers = new File(basedir, 'target/signers')
signers.text = 'ada@example.org ' + fixture.sshKey('release')
fixture.signWith('release.pub')
fixture.git('config', 'gpg.ssh.allowedSignersFile', signers.path)
return true
