import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/first-release.md', mavenHome, localRepositoryPath, releaseKit)
return true
