import io.github.releasekit.its.Fixture

def other = new Fixture(basedir)
other.init()
other.push('fix: one')
other.push('fix: two')
def clone = new File(basedir, 'target/shallow')
other.git('clone', '-q', '--depth=1', 'file://' + other.origin(), clone.toString())
new File(basedir, '.git').deleteDir()
new File(clone, '.git').renameTo(new File(basedir, '.git'))
other.git('config', 'user.name', 'Ada Lovelace')
other.git('config', 'user.email', 'ada@example.org')
other.remember()
return true
