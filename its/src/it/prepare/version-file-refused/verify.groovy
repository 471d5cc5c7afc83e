import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog('web/package.json has no version at what release-kit.yml names under versionFiles: json: /app/version')
return true
