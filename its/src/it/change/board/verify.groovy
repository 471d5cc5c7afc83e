import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog(
    'There are no change requests',
    'no change request allows 1.0.0',
    "there is no change request 'CR-2000-001' in the commit that HEAD is at")

def run = { String... arguments -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments) }
def succeed = { String... arguments ->
  def result = run(arguments)
  assert result.exit() == 0 : result.log()
  result.log()
}
def refuse = { List<String> arguments, String... texts ->
  def result = run(arguments as String[])
  assert result.exit() != 0 : result.log()
  texts.each { assert result.log().contains(it) : it + '\n' + result.log() }
}
def file = new File(basedir, 'changes').listFiles().first()
def id = file.name - '.yml'
assert id ==~ /CR-\d{4}-001/
assert file.text.contains('title: "Search"')
def vote = { String name, String choice ->
  fixture.signWith(name)
  [releaseKit + ':change', '-Daction=vote', '-Drelease-kit.change=' + id, '-Drelease-kit.vote=' + choice]
}
def list = { succeed(releaseKit + ':change') }

file.text = file.text
    .replace('releases: []', 'releases: [1.0.0]')
refuse([releaseKit + ':change', '-Daction=score', '-Drelease-kit.change=' + id, '-Drelease-kit.scores=business-value=11'],
    "'business-value=11' is not a criterion and its score, 1 to 10")
assert succeed(releaseKit + ':change', '-Daction=score', '-Drelease-kit.change=' + id,
    '-Drelease-kit.scores=business-value=8,technical-complexity=4,resource-availability=6,strategic-alignment=10,customer-impact=7')
    .contains('score 7.15, at least 6 is asked for')
fixture.git('add', 'changes')
fixture.push('docs: ask for search')
assert succeed(releaseKit + ':change', '-Daction=score', '-Drelease-kit.change=' + id).contains('score 7.15, at least 6 is asked for')
refuse([releaseKit + ':prepare'], '0 of 2 votes by change-board on ' + id)
refuse(vote('eve', 'yes'), 'is by Eve Else, who is not of change-board')
refuse(vote('product', 'veto'), 'is a veto by Pia Product, who has none')
succeed(vote('product', 'no') as String[])
def tie = succeed(vote('cto', 'yes') as String[])
assert tie.contains('Carla CTO votes yes on ' + id)
assert tie.contains('accepted: score 7.15; yes: Carla CTO; no: Pia Product')
assert list().contains(id + ' accepted Search (1.0.0)')

succeed(releaseKit + ':prepare', '-DpreparationGoals=')
fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
def gate = fixture.manifest('1.0.0').get('gates').find { it.get('id').asText() == 'change-request' }
assert gate.get('detail').asText() == id + ': score 7.15; yes: Carla CTO; no: Pia Product'
assert fixture.remote('log', '--format=%s', 'refs/release-kit/ledger').readLines() ==
    ['1.0.0 prepared', id + ' yes', id + ' no']

// Votes are on a text.
file.text = file.text.replace('[1.0.0]', '[1.0.0, 1.0.1]')
fixture.git('add', 'changes')
fixture.push('fix: more')
assert list().contains('is on another text of it')
refuse([releaseKit + ':prepare'], '0 of 2 votes by change-board on ' + id, 'is on another text of it')
return true
