import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def gates = fixture.manifest('1.0.0').get('gates').collectEntries { [it.get('id').asText(), it] }
def score = gates['benchmarks'].get('figures').get('org.example.Work.work avgt us/op').asDouble()
assert score > 2000 && score < 30000
assert gates['benchmarks'].get('detail').asText() == '1 benchmark, with no earlier scores to compare them with'
assert gates['budget'].get('figures').get('/0/primaryMetric/score').asDouble() == score
fixture.requireLog(
    'the build of v1.0.1 does not pass:',
    'org.example.Work.work avgt us/op scores ',
    ' % worse than ')
return true
