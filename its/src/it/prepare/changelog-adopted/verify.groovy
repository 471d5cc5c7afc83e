import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.2.0', '1.2.1-SNAPSHOT')
def old = fixture.git('show', 'v1.1.0:CHANGELOG.md')
def date = fixture.git('log', '-1', '--format=%cd', '--date=format-local:%Y-%m-%d', 'v1.2.0')
def released = fixture.git('show', 'v1.2.0:CHANGELOG.md')
assert released.startsWith('# Changelog\n')
assert released.endsWith("""
## [Unreleased]

## [1.2.0] - ${date}

### Added

- the next thing

## Earlier releases

${old}""")
return true
