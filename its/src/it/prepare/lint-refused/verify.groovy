import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog(
    'the build of v1.0.0 does not pass:',
    '2 errors, and at most 0 are allowed',
    'error MagicNumberCheck in src/main/java/org/example/Greeting.java:11',
    'error NP_ALWAYS_NULL in org/example/Greeting.java:9',
    '1 warning, and at most 0 are allowed',
    'warning UnusedPrivateField in src/main/java/org/example/Greeting.java:5')
return true
