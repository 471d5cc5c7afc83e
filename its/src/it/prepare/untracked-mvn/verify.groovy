import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.requireDeployed('1.0.0').size() == 2
assert fixture.git('status', '--porcelain') == '?? .mvn/'
assert fixture.read('.mvn/maven.config') == '-Dfrom.untracked=yes\n'
return true
