import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog(
    'commits.release: ship: @{releaseVersion}  # release-kit.yml:3',
    'commits.conventional: true  # org.example.company:release-policy:1.0.0:1',
    'gates.sources.command: [git, version]  # org.example.company:release-policy:1.0.0:3',
    'mode: direct  # default')
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
assert fixture.remote('log', '--format=%s', '-1', 'v1.0.0') == 'ship: 1.0.0'
def manifest = fixture.manifest('1.0.0')
def policy = new File(basedir, 'target/company/org/example/company/release-policy/1.0.0/release-policy-1.0.0.yml')
assert manifest.get('policies').get(0).get('coordinates').asText() == 'org.example.company:release-policy:1.0.0'
assert manifest.get('policies').get(0).get('sha256').asText() == Fixture.sha256(policy.bytes)
assert manifest.get('gates').find { it.get('id').asText() == 'sources' }.get('outcome').asText() == 'passed'
return true
