import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/from-gitflow.md', mavenHome, localRepositoryPath, releaseKit)
return true
