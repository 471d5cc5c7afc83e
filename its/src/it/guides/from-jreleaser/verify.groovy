import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/from-jreleaser.md', mavenHome, localRepositoryPath, releaseKit)
return true
