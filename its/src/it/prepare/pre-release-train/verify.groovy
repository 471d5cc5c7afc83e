import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def changelog = fixture.remote('show', 'main:CHANGELOG.md')
def run = { String... arguments ->
    def result = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
    assert result.exit() == 0 : result.log()
}

fixture.push('feat: couple waggons')
run(releaseKit + ':prepare', releaseKit + ':perform', '-Dprerelease=rc')
fixture.requireReleased('1.1.0-rc.1', '1.1.0-SNAPSHOT')
fixture.requireDeployed('1.1.0-rc.1')
assert fixture.remote('show', 'main:CHANGELOG.md') == changelog
assert fixture.remote('cat-file', '-p', 'v1.1.0-rc.1').contains('couple waggons')

fixture.push('fix: brake in time')
run(releaseKit + ':prepare', releaseKit + ':perform', '-Dprerelease=rc')
fixture.requireReleased('1.1.0-rc.2', '1.1.0-SNAPSHOT')

def refused = fixture.maven(basedir.toPath(), localRepositoryPath.toString(),
    releaseKit + ':prepare', '-Dprerelease=preview')
assert refused.exit() != 0
assert refused.log().contains('Maven sorts 1.1.0-preview.1 after 1.1.0')

run(releaseKit + ':prepare', releaseKit + ':perform')
fixture.requireReleased('1.1.0', '1.1.1-SNAPSHOT')
def released = fixture.remote('show', 'v1.1.0:CHANGELOG.md')
assert released.contains('- couple waggons')
assert released.contains('- brake in time')
assert !released.contains('rc.1')
assert fixture.manifest('1.1.0').get('previousVersion').asText() == '1.0.0'
return true
