import io.github.releasekit.its.Guide

Guide.follow(basedir, 'quick-start.md', mavenHome, localRepositoryPath, releaseKit)
return true
