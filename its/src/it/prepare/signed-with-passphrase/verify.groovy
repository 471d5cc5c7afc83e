import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
fixture.git('verify-commit', 'main', 'main~1', 'refs/release-kit/ledger', 'refs/release-kit/ledger~1')
fixture.git('verify-tag', 'v1.0.0')
assert !fixture.manifest('1.0.0').toString().contains('canary')
def home = new File(new File(basedir, 'target/gpg-home.txt').text)
assert ['gpgconf', '--homedir', home.path, '--kill', 'gpg-agent'].execute().waitFor() == 0
[basedir, home].each { root ->
  root.eachFileRecurse { file ->
    def told = file.file && !(file.name in ['invoker.properties', 'setup.groovy', 'verify.groovy'])
    assert !told || !file.bytes.encodeHex().toString().contains('canary-4711'.bytes.encodeHex().toString()): file
  }
}
assert home.deleteDir()
return true
