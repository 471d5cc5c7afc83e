import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/hotfix.md', mavenHome, localRepositoryPath, releaseKit)
return true
