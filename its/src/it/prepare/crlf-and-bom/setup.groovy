import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
def pom = new File(basedir, 'pom.xml')
def text = pom.getText('UTF-8').trim().replace('\n', '\r\n').replace('<version>1.0-SNAPSHOT', '<!-- ü -->\t<version>\r\n    1.0-SNAPSHOT ')
pom.bytes = [0xEF, 0xBB, 0xBF] as byte[]
pom.append(text.getBytes('UTF-8'))
fixture.push('build: other line ends')
return true
