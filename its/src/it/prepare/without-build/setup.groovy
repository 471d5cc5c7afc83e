import io.github.releasekit.its.Fixture

new Fixture(basedir).init()
return true
