import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.git('tag', '-a', 'v1.0.0', '-m', 'Release 1.0.0')
fixture.git('push', '-q', 'origin', 'v1.0.0')
fixture.write('docs/release-notes/next/known-issues.md', 'Safari asks twice.\n')
fixture.push('fix: say ::set-env name=x::y\n\nHighlight: ##vso[task.complete]<b>\nSecurity: CVE-2026-1 is fixed')
fixture.git('config', 'user.name', 'Grace Hopper')
fixture.git('config', 'user.email', 'grace@example.org')
fixture.push('feat!: new store\n\nBREAKING CHANGE: the old one is gone')
return true
