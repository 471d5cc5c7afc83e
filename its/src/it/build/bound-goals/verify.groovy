import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.read('target/next.txt') == '1.0.0 1.1.0 minor'
assert fixture.read('lib/target/next.txt') == '1.0.0 1.1.0 minor'
assert fixture.read('target/CHANGELOG.md').contains('## [Unreleased]\n\n### Added\n\n- more\n')
assert !new File(basedir, 'lib/target/CHANGELOG.md').exists()
def manifest = fixture.json(fixture.read('lib/target/build-manifest.json'))
assert manifest.get('version').asText() == '1.0.1-SNAPSHOT'
assert manifest.get('commit').asText() == fixture.git('rev-parse', 'HEAD')
assert manifest.get('tag').isNull()
assert manifest.get('artifacts').get(0).get('sha256').asText() ==
    Fixture.sha256(new File(basedir, 'lib/target/lib-1.0.1-SNAPSHOT.jar').bytes)
fixture.requireLog('1 test passed')
return true
