import io.github.releasekit.its.Guide

Guide.follow(basedir, 'guides/approvals.md', mavenHome, localRepositoryPath, releaseKit)
return true
