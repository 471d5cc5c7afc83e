import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog(
    'line coverage is 66.66 %, and has to be at least 90 %',
    "gate 'tests' cannot be skipped: release-kit.yml says always",
    "the severity is 'minor', and no profile is named hotfix-minor")

def gates = { version -> fixture.manifest(version).get('gates').collectEntries { [it.get('id').asText(), it] } }
assert fixture.manifest('1.0.0').get('profile').asText() == 'default'
assert gates('1.0.0')['coverage'].get('outcome').asText() == 'skipped'
assert gates('1.0.0')['coverage'].get('detail').asText() ==~ /skipped by .+ <.+>: outage/
assert gates('1.0.0')['tests'].get('outcome').asText() == 'passed'

assert fixture.manifest('1.0.1').get('profile').asText() == 'hotfix-critical'
assert gates('1.0.1')['coverage'].get('detail').asText() == 'the profile hotfix-critical skips it'
def checkout = new File(basedir, 'target/release-kit/1.0.1').listFiles().find { new File(it, 'checkout').isDirectory() }
assert !new File(checkout, 'checkout/target/site/jacoco/jacoco.xml').exists()
return true
