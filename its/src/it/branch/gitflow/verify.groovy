import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def maven = { String... arguments ->
    fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
}
def run = { String... arguments ->
    def result = maven(arguments)
    assert result.exit() == 0 : result.log()
    result.log()
}
def pushes = { -> fixture.origin().resolve('pushes.txt').toFile().text.trim().split('\n\n').collect { it.readLines() } }
def version = { String commit -> (fixture.remote('show', commit + ':pom.xml') =~ /shop<\/artifactId>\s*<version>([^<]*)</)[0][1] }

assert fixture.git('symbolic-ref', 'HEAD') == 'refs/heads/release/v1.2.0'
assert version('release/v1.2.0') == '1.2.0-SNAPSHOT'
assert version('develop') == '1.3.0-SNAPSHOT'
assert pushes() == [['refs/heads/develop', 'refs/heads/release/v1.2.0']]

run(releaseKit + ':prepare', releaseKit + ':perform', '-Dprerelease=rc')
fixture.requireDeployed('1.2.0-rc.1')
fixture.git('switch', '-q', 'develop')
fixture.write('next.txt', 'for 1.3.0\n')
fixture.push('feat: what comes next')
fixture.git('switch', '-q', 'release/v1.2.0')

def planned = run(releaseKit + ':branch-finish', '-DdryRun')
assert planned.contains('1.2.0')
def finished = run(releaseKit + ':branch-finish', releaseKit + ':perform')
assert finished.contains('Prepared v1.2.0')
assert pushes()[4].containsAll(['refs/heads/develop', 'refs/heads/main', 'refs/heads/release/v1.2.0', 'refs/tags/v1.2.0'])
fixture.requireDeployed('1.2.0')
assert fixture.remote('rev-parse', 'main') == fixture.remote('rev-parse', 'v1.2.0^{commit}')
assert version('main') == '1.2.0'
assert fixture.remote('rev-parse', 'develop^2') == fixture.remote('rev-parse', 'main')
assert version('develop') == '1.3.0-SNAPSHOT'
assert fixture.remote('show', 'develop:CHANGELOG.md').contains('## [1.2.0]')
assert !fixture.remoteRefs().contains('refs/heads/release/')
assert fixture.git('symbolic-ref', 'HEAD') == 'refs/heads/develop'
assert fixture.git('rev-parse', 'HEAD') == fixture.remote('rev-parse', 'develop')
assert fixture.git('status', '--porcelain', '--untracked-files=no').isEmpty()
assert fixture.remote('diff', '--name-only', 'v1.2.0-rc.1', 'v1.2.0').readLines().every {
    it == 'CHANGELOG.md' || it.endsWith('pom.xml')
}

// The next one is pushed, is not published, and is taken back.
run(releaseKit + ':branch-start')
run(releaseKit + ':branch-finish', '-DpreparationGoals=')
def released = fixture.remote('rev-parse', 'v1.3.0^{commit}')
assert fixture.remote('rev-parse', 'main') == released
run(releaseKit + ':rollback', '-DdeleteTag', '-Dreason=too-early')
assert !fixture.remoteRefs().contains('refs/tags/v1.3.0')
assert fixture.remoteRefs().contains('refs/heads/release/v1.3.0')
assert version('main') == '1.3.0-SNAPSHOT'
assert !fixture.remote('show', 'develop:CHANGELOG.md').contains('## [1.3.0]')
assert fixture.git('rev-parse', 'develop') == fixture.remote('rev-parse', 'develop')
return true
