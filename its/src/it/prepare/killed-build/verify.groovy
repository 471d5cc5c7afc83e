import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def waiting = new File(basedir, 'target/waiting')
waiting.mkdirs()
fixture.remember()
def process = fixture.startMaven(basedir.toPath(), localRepositoryPath.toString(),
    releaseKit + ':prepare', '-Dwaiting=' + waiting)
def deadline = System.currentTimeMillis() + 120000
while (!new File(waiting, 'started').exists()) {
  assert process.alive : fixture.read('target/again.log')
  assert System.currentTimeMillis() < deadline
  Thread.sleep(50)
}
def orphans = process.descendants().toList()
process.toHandle().destroyForcibly()
process.waitFor()
fixture.requireUnchanged()

def refused = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
assert refused.exit() != 0
assert refused.log().contains('the build of an earlier, interrupted run is still going on')
fixture.requireUnchanged()

new File(waiting, 'go').text = ''
orphans.each { it.onExit().get(60, java.util.concurrent.TimeUnit.SECONDS) }
def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
assert again.exit() == 0 : again.log()
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
return true
