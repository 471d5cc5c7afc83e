import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog(
    'template .release-kit/templates/notes.md.vm:3: #include is not available here',
    'template .release-kit/templates/notes.txt.vm:1: $titel is not known; did you mean $title?')
assert !new File(basedir, 'target/notes.md').exists()
assert !new File(basedir, 'target/notes.txt').exists()
assert new File(basedir, 'target/notes.html').exists()
return true
