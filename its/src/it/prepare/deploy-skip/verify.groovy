import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
// On Maven 4 the build POM is attached as well.
assert fixture.requireDeployed('1.0.0').findAll { !it.endsWith('-build.pom') } == [
    'org/example/lib/1.0.0/lib-1.0.0.jar',
    'org/example/lib/1.0.0/lib-1.0.0.pom',
    'org/example/parts/1.0.0/parts-1.0.0.pom']
return true
