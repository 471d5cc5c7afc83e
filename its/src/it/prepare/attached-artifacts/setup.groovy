import io.github.releasekit.its.Fixture

new File(basedir, 'key.asc').text = io.github.releasekit.its.SigningKey.armored()
new Fixture(basedir).init()
return true
