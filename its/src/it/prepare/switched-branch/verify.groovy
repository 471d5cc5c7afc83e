import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { File clone, String... goals ->
  fixture.maven(clone.toPath(), localRepositoryPath.toString(), goals)
}

def base = fixture.git('rev-parse', 'main')
def released = run(basedir, releaseKit + ':prepare', '-Duser.checkout=' + basedir)
assert released.exit() == 0 : released.log()
assert fixture.git('symbolic-ref', 'HEAD') == 'refs/heads/feature'
assert fixture.git('rev-parse', 'feature') == base
assert fixture.git('rev-parse', 'main') == fixture.remote('rev-parse', 'main')
assert fixture.git('status', '--porcelain') == ''
assert fixture.read('pom.xml').contains('<version>1.0-SNAPSHOT</version>')
return true
