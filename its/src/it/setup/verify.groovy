import io.github.releasekit.its.PluginDownload

PluginDownload.requireSmall(new File(pluginTestClasses).parentFile)
return true
