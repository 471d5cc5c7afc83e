import io.github.releasekit.its.Fixture

def artifact = new File(basedir, 'target/company/org/example/company/release-policy/1.0.0')
artifact.mkdirs()
new File(artifact, 'release-policy-1.0.0.yml').text = '''\
commits: {conventional: true, release: "release: @{releaseVersion}"}
gates:
  sources: {type: command, command: [git, version]}
'''
new Fixture(basedir).init()
return true
