import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.remoteRefs().readLines().size() == 1
assert fixture.remote('log', '--format=%s', 'main') == 'feat: begin'
assert fixture.git('log', '--format=%s', 'main') ==
    'chore(release): begin 1.0.1-SNAPSHOT\nchore(release): 1.0.0\nfeat: begin'
assert fixture.git('cat-file', '-t', 'v1.0.0') == 'tag'
assert fixture.git('status', '--porcelain') == ''
assert fixture.read('pom.xml').contains('<version>1.0.1-SNAPSHOT</version>')
def push = 'git push --atomic origin main v1.0.0 refs/release-kit/ledger'
fixture.requireLog(push)
fixture.git(push.split(' ').drop(1))
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':perform')
assert again.exit() == 0 : again.log()
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
assert fixture.requireDeployed('1.0.0').size() == 2
return true
