import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir).init()
fixture.git('switch', '-q', '-c', 'develop')
fixture.git('push', '-q', '-u', 'origin', 'develop')
// Each push leaves a block of lines, one a ref.
def hook = new File(basedir, 'target/origin.git/hooks/post-receive')
hook.text = '#!/bin/sh\ncut -d" " -f3 > refs.tmp && { sort refs.tmp; echo; } >> pushes.txt\n'
hook.executable = true
return true
