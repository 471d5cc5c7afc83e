import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
def hook = new File(basedir, 'target/origin.git/hooks/pre-receive')
hook.text = '#!/bin/sh\necho "main is protected" >&2\nexit 1\n'
hook.executable = true
fixture.remember()
return true
