import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.remote('config', 'receive.advertiseAtomic', 'false')
fixture.remote('config', 'receive.hideRefs', 'refs/release-kit')
def hook = new File(basedir, 'target/origin.git/hooks/update')
hook.text = '#!/bin/sh\ncase "$1" in refs/tags/*) echo "tags are protected" >&2; exit 1 ;; esac\n'
hook.executable = true
return true
