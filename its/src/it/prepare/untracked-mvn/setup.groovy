import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.write('.mvn/maven.config', '-Dfrom.untracked=yes\n')
return true
