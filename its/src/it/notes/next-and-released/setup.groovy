import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.push('fix(core): $class.forName(x) #include(/etc/passwd) <b>bold</b>')
return true
