import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def target = new File(basedir, 'target')
target.mkdirs()
fixture.write('release-kit.yml', fixture.read('release-kit.yml').replace('/target/', target.absolutePath + '/'))
new File(basedir, 'site.sh').setExecutable(true)
fixture.init()
Fixture.gitIn(target.toPath(), 'init', '-q', '--bare', '-b', 'main', 'tap.git')
// What was pushed is there, and whoever pushed does not learn of it where a test holds the server.
def hold = { String repository, String ref ->
  def hook = new File(target, "${repository}.git/hooks/post-receive")
  hook.parentFile.mkdirs()
  hook.text = """#!/bin/sh
while read -r before after ref; do
  if [ "\$ref" = ${ref} ] && mv '${target}/hold-${repository}' '${target}/held-${repository}' 2> /dev/null; then exec sleep 60; fi
done
"""
  hook.setExecutable(true)
}
hold('tap', 'refs/heads/main')
hold('origin', 'refs/release-kit/ledger')
fixture.remember()
return true
