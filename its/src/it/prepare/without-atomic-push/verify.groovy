import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir).withLedger('refs/heads/release-ledger')
def hook = new File(basedir, 'target/origin.git/hooks/update')
def run = { String... arguments ->
  fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
}
def refs = { fixture.remote('for-each-ref', '--format=%(refname)').readLines() }
fixture.requireLog('refused the push; pushed before: refs/heads/main', 'tags are protected')
assert refs() == ['refs/heads/main']
assert run(releaseKit + ':status').log().contains('the remote has only refs/heads/main of it')
def performed = run(releaseKit + ':perform')
assert performed.exit() != 0
assert performed.log().contains('no release is prepared on the remote')

hook.delete()
def resumed = run(releaseKit + ':prepare')
assert resumed.exit() == 0 : resumed.log()
assert resumed.log().contains('Finished 1.0.0')
assert refs() == ['refs/heads/main', 'refs/heads/release-ledger', 'refs/tags/v1.0.0']
assert fixture.remote('log', '--format=%s', 'release-ledger') == '1.0.0 prepared'
assert fixture.git('rev-parse', 'HEAD') == fixture.remote('rev-parse', 'main')
assert fixture.git('rev-parse', 'refs/release-kit/ledger') == fixture.remote('rev-parse', 'release-ledger')
performed = run(releaseKit + ':perform')
assert performed.exit() == 0 : performed.log()
assert fixture.requireDeployed('1.0.0').size() == 2
assert fixture.remote('log', '--format=%s', 'release-ledger') == '1.0.0 performed\n1.0.0 prepared'

fixture.write('src/main/java/org/example/Parting.java', 'package org.example;\nclass Parting {}\n')
fixture.push('feat: take leave')
def base = fixture.remote('rev-parse', 'main^{tree}')
hook.text = '#!/bin/sh\ntest "$1" != refs/heads/release-ledger\n'
hook.executable = true
def half = run(releaseKit + ':prepare')
assert half.exit() != 0
assert half.log().contains('pushed before: refs/heads/main, refs/tags/v1.1.0')
hook.delete()
def back = run(releaseKit + ':rollback', '-DdeleteTag')
assert back.exit() == 0 : back.log()
assert fixture.remote('rev-parse', 'main^{tree}') == base
assert fixture.remote('tag') == 'v1.0.0'
assert fixture.remote('log', '--format=%s', '-1', 'release-ledger') == '1.1.0 rolled-back'
def next = run(releaseKit + ':prepare', releaseKit + ':perform')
assert next.exit() == 0 : next.log()
assert next.log().contains('1.1.0 was rolled back')
assert fixture.requireDeployed('1.1.1').size() == 2
return true
