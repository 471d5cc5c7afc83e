import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/continuous-integration.md', mavenHome, localRepositoryPath, releaseKit)
return true
