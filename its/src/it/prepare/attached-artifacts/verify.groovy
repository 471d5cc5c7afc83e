import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def paths = fixture.requireDeployed('1.0.0')
def dir = 'org/example/attached/1.0.0/attached-1.0.0'
assert paths == [
    '-javadoc.jar', '-javadoc.jar.asc', '-sources.jar', '-sources.jar.asc',
    '.jar', '.jar.asc', '.pom', '.pom.asc'].collect { dir + it }
return true
