import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def next = fixture.read('target/next.md')
assert next.startsWith('# noted 1.0.0 (not released yet)\n')
assert next.contains('### Added\n\n- begin\n')
assert next.contains('- **core:** $class.forName(x) #include(/etc/passwd) &lt;b&gt;bold&lt;/b&gt;')
assert next.contains('- Ada Lovelace')
def released = fixture.read('target/released.md')
assert released == next.replace(' (not released yet)', '')
fixture.requireLog('there is no tag v7.0.0 here')
return true
