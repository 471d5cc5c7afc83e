import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.git('tag', '-a', '-m', 'old', 'v1.4.2')
fixture.git('push', '-q', 'origin', 'v1.4.2')
fixture.write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- Written by hand.\n\n## [1.4.2] - 2026-01-01\n')
fixture.push('feat!: say \u001b[31mhello')
fixture.remember()
return true
