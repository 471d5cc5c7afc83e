import io.github.releasekit.its.Fixture

new Fixture(basedir).init()
// Each push leaves a block of lines, one a ref.
def hook = new File(basedir, 'target/origin.git/hooks/post-receive')
hook.text = '#!/bin/sh\ncut -d" " -f3 > refs.tmp && { sort refs.tmp; echo; } >> pushes.txt\n'
hook.executable = true
return true
