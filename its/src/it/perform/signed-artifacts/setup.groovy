import io.github.releasekit.its.Fixture
import io.github.releasekit.its.SigningKey

new File(basedir, 'target').mkdirs()
new File(basedir, 'target/key.asc').text = SigningKey.armored()
def fixture = new Fixture(basedir).init()
fixture.git('config', 'user.signingKey', 'nobody-has-this-key')
fixture.remember()
return true
