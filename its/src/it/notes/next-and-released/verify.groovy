import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def next = fixture.read('target/next.md')
assert next.startsWith('# noted 1.0.0 (not released yet)\n\n## Changes\n')
assert next.contains('### Added\n\n- begin\n')
assert next.contains('- **core:** $class.forName(x) #include(/etc/passwd) &lt;b&gt;bold&lt;/b&gt;')
assert next.contains('## Installation\n\n```xml\n<dependency>\n  <groupId>org.example</groupId>\n')
assert next.contains('- Ada Lovelace')
def date = fixture.git('log', '-1', '--format=%cd', '--date=format:%Y-%m-%d', 'v1.0.0').trim()
def released = fixture.read('target/released.md')
assert released == next.replace(' (not released yet)\n', "\n\nReleased on ${date}.\n")
assert fixture.read('target/latest.md') == released
fixture.requireLog('there is no tag v7.0.0 here')
return true
