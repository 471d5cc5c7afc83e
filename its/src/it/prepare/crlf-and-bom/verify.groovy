import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireDeployed('1.0.0')
def before = fixture.git('rev-parse', 'v1.0.0~1:pom.xml')
def bytesOf = { revision ->
  def process = ['git', 'cat-file', 'blob', revision + ':pom.xml'].execute(null, basedir)
  process.inputStream.bytes
}
def old = new String(bytesOf('v1.0.0~1'), 'ISO-8859-1')
assert old.startsWith('\u00EF\u00BB\u00BF') && old.contains('\r\n') && !old.endsWith('\n')
assert new String(bytesOf('v1.0.0'), 'ISO-8859-1') == old.replace('1.0-SNAPSHOT', '1.0.0')
assert new String(bytesOf('main'), 'ISO-8859-1') == old.replace('1.0-SNAPSHOT', '1.0.1-SNAPSHOT')
assert new File(basedir, 'pom.xml').bytes == bytesOf('main')
return true
