import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/gates.md', mavenHome, localRepositoryPath, releaseKit)
return true
