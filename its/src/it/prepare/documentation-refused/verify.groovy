import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def gate = { fixture.manifest(it).get('gates').find { it.get('id').asText() == 'documentation' } }
assert gate('1.0.0').get('detail').asText() == '2 documents read'

fixture.write('docs/guide.md', '# Guide\n\nTODO: tell more\n\nSee [installing](install.md#by-hand).\n')
fixture.write('docs/install.md', fixture.read('docs/install.md') + 'It is 1.0.0.\n')
fixture.push('chore: write')
fixture.remember()
def prepare = { fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare') }
def refused = prepare()
assert refused.exit() != 0
['docs/guide.md:3: TODO: tell more', 'docs/guide.md:5: install.md#by-hand names no heading of docs/install.md',
 'docs/install.md:6: It is 1.0.0.'].each { assert refused.log().contains(it) : it + '\n' + refused.log() }
fixture.requireUnchanged()

fixture.write('docs/guide.md', '# Guide\n\nSee [installing](install.md#with-maven).\n')
fixture.write('docs/install.md', fixture.read('docs/install.md').replace('1.0.0', 'small'))
fixture.push('docs: be done')
def passed = prepare()
assert passed.exit() == 0 : passed.log()
assert gate('1.0.1').get('outcome').asText() == 'passed'
return true
