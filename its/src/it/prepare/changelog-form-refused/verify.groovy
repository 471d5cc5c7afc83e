import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireUnchanged()
fixture.requireLog(
    "CHANGELOG.md:4: underlined-version: '1.1.0 / 2026-05-01' is a heading by the line below it",
    "CHANGELOG.md:9: underlined-version: '1.0.0 / 2026-01-31' is a heading by the line below it",
    '-Dadopt to keep the old text below a new head')
return true
