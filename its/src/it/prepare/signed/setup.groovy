import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('release-kit.yml', 'signing: required\n')
fixture.init()
def keys = new File(basedir, 'target/keys')
keys.mkdirs()
def keygen = ['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', new File(keys, 'release').path].execute()
assert keygen.waitFor() == 0: keygen.err.text
new File(keys, 'signers').text = 'ada@example.org ' + new File(keys, 'release.pub').text
fixture.git('config', 'gpg.format', 'ssh')
fixture.git('config', 'user.signingKey', new File(keys, 'release.pub').path)
fixture.git('config', 'gpg.ssh.allowedSignersFile', new File(keys, 'signers').path)
return true
