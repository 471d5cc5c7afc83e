import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog('core → 1.0.0 (major)', 'app → 2.0.0 (major)',
    'released in components, core, app, and none was named', '-Dcomponent=core',
    'SNAPSHOT dependency org.example:core:1.0.0-SNAPSHOT in app')
assert fixture.remote('tag').readLines() == ['app-v2.0.0', 'core-v1.0.0']
def show = { String what -> fixture.remote('show', what) }
assert show('core-v1.0.0:core/pom.xml').contains('<version>1.0.0</version>')
assert show('core-v1.0.0:app/pom.xml').contains('<version>2.0.0-SNAPSHOT</version>')
assert show('core-v1.0.0:app/pom.xml').contains('<version>1.0.0</version>')
assert show('app-v2.0.0:app/pom.xml').contains('<version>2.0.0</version>')
assert show('app-v2.0.0:core/pom.xml').contains('<version>1.0.1-SNAPSHOT</version>')
assert show('main:app/pom.xml').contains('<version>2.0.1-SNAPSHOT</version>')
assert show('main:app/pom.xml').contains('<version>1.0.0</version>')
assert show('main:pom.xml').contains('<version>1</version>')
assert show('core-v1.0.0:core/CHANGELOG.md').contains('## [1.0.0]')
assert show('app-v2.0.0:app/CHANGELOG.md').contains('## [2.0.0]')
assert fixture.remote('log', '-1', '--format=%s', 'core-v1.0.0') == 'chore(release): core 1.0.0'
assert show('refs/release-kit/ledger:components/core/releases/1.0.0/manifest.json').contains('core-1.0.0.jar')
assert new File(basedir, 'target/repository/org/example/app/2.0.0/app-2.0.0.jar').file
assert !new File(basedir, 'target/repository/org/example/suite').exists()

def run = { String... arguments ->
    def result = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments)
    assert result.exit() == 0 : result.log()
    result.log()
}
fixture.write('docs/core/guide.md', 'how').push('feat: explain the core')
def plans = run(releaseKit + ':plan')
assert plans.contains('core 1.0.0 → 1.1.0 (minor), 1 change')
assert plans.contains('app 2.0.0: nothing to release')
run(releaseKit + ':prepare', releaseKit + ':perform', '-Dcomponent=core')
assert show('main:app/pom.xml').contains('<version>1.1.0</version>')

plans = run(releaseKit + ':plan')
assert plans.contains('core 1.1.0: nothing to release')
assert plans.contains('app 2.0.0 → 2.0.1 (patch), 1 change')
run('compile', '-Pbound')
assert fixture.read('app/target/next.txt') == '2.0.0 2.0.1 patch'
new File(basedir, 'app/target/next.txt').delete()
run('compile', '-Pbound', '-pl', 'app')
assert fixture.read('app/target/next.txt') == '2.0.0 2.0.1 patch'
assert run(releaseKit + ':status', '-Dcomponent=core').contains('1.1.0: released')
run(releaseKit + ':prepare', releaseKit + ':perform', '-Dcomponent=app')
assert show('app-v2.0.1:app/CHANGELOG.md').contains('- update to core 1.1.0')
assert fixture.git('status', '--porcelain') == ''
return true
