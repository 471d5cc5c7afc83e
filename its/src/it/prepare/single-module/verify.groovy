import io.github.releasekit.its.Fixture
import io.github.releasekit.its.PluginDownload

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
// On Maven 4 the build POM is attached as well.
assert fixture.requireDeployed('1.0.0').findAll { !it.endsWith('-build.pom') } == [
    'org/example/single/1.0.0/single-1.0.0.jar',
    'org/example/single/1.0.0/single-1.0.0.pom']
assert fixture.remote('rev-list', '--count', 'main') == '3'
assert fixture.git('for-each-ref', 'refs/tags') == fixture.remote('for-each-ref', 'refs/tags')
assert fixture.remote('log', '--format=%s', 'refs/release-kit/ledger') == '1.0.0 performed\n1.0.0 prepared'
assert fixture.manifest('1.0.0').get('previousVersion').isNull()
assert fixture.remote('show', 'v1.0.0:CHANGELOG.md').contains('## [1.0.0] - ')
def tag = fixture.remote('cat-file', '-p', 'v1.0.0')
assert tag.contains('\n- begin\n')
assert tag.contains('Changelog: CHANGELOG.md')
assert tag.contains('Release-Plan: ' + fixture.manifest('1.0.0').get('planDigest').asText())
fixture.requireLog('first release, as the POM announces', 'Performed v1.0.0')
PluginDownload.requireFewClasses(basedir)
return true
