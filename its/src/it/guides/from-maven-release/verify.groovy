import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/from-maven-release.md', mavenHome, localRepositoryPath, releaseKit)
return true
