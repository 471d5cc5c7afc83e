import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/recovering.md', mavenHome, localRepositoryPath, releaseKit)
return true
