import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/monorepo.md', mavenHome, localRepositoryPath, releaseKit)
return true
