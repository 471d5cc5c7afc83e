import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog(
    'managed org.example.other:lib:2.0-SNAPSHOT',
    'profile org.example.other:tool-maven-plugin:3.0-SNAPSHOT',
    'profile org.example.other:extra:4.0-SNAPSHOT')
return true
