import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def gates = fixture.manifest('1.0.0').get('gates').collectEntries { [(it.get('id').asText()): it] }
assert gates.tests.get('outcome').asText() == 'passed'
assert gates.tests.get('figures').get('passed').asInt() == 1
assert gates.tests.get('figures').get('failed').asInt() == 0
assert gates.tests.get('reports').get('files').asInt() == 1
assert gates.tests.get('reports').get('sha256').asText() ==~ /[0-9a-f]{64}/
// Two of the three lines are run: the class's own, and the tested method's.
assert gates.coverage.get('figures').get('line').decimalValue() == 66.66
assert gates.coverage.get('detail').asText() == '66.66 % line coverage'
assert gates['clean-tree'].get('reports').get('files').asInt() == 0
assert gates.sources.get('detail').asText() == 'git succeeded: chore(release): 1.0.0'
assert gates.sources.get('reports').get('files').asInt() == 1
assert gates.links.get('outcome').asText() == 'skipped'
assert gates.links.get('detail').asText() == 'no-such-tool is not installed'
return true
