import io.github.releasekit.its.Fixture


return true
