import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('release-kit.yml', 'branches: [main]\ntagNameFromat: v@{project.version}\n')
fixture.init()
fixture.remember()
return true
