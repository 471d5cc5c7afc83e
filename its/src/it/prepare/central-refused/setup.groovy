import io.github.releasekit.its.Fixture

new Fixture(basedir).init().remember()
return true
