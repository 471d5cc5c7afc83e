import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('release-kit.yml', 'versionFiles:\n  - file: web/package.json\n    json: /app/version\n')
fixture.write('web/package.json', '{"version": "1.0.0"}\n')
fixture.init()
fixture.remember()
return true
