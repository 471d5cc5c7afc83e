import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog(
    'docs/CHANGES.md:3: link-missing: [Unreleased] has no link, others have',
    "docs/CHANGES.md:5: date-form: '1 Feb 2026' is no date of ISO 8601",
    'write it as 2026-01-31',
    "docs/CHANGES.md:7: section-unknown: 'Bugfixes' is no section of the policy",
    'docs/CHANGES.md:18: link-target: [1.0.0] leads elsewhere than to https://github.com/acme/linted')
assert fixture.read('build.log').count('4 findings:') >= 1
return true
