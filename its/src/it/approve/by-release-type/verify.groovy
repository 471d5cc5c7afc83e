import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog('0 of 1 approvals by cto')

def run = { String... arguments -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments) }
def succeed = { String... arguments ->
  def result = run(arguments)
  assert result.exit() == 0 : result.log()
  result.log()
}
def refuse = { List<String> arguments, String... texts ->
  def result = run([releaseKit + ':prepare', *arguments] as String[])
  assert result.exit() != 0 : result.log()
  texts.each { assert result.log().contains(it) : it + '\n' + result.log() }
}
def approve = { String name, String role, String... arguments ->
  fixture.signWith(name)
  succeed([releaseKit + ':approve', '-Drole=' + role, *arguments] as String[])
}
def commit = { String message ->
  fixture.write('notes.txt', message + '\n')
  fixture.git('add', '.')
  fixture.push(message)
}
def approvals = { String version ->
  fixture.manifest(version).get('approvals').collect { it.get('role').asText() + ' ' + it.get('name').asText() }
}
def gate = { String version, String id ->
  fixture.manifest(version).get('gates').find { it.get('id').asText() == id }
}

// The first release stands for what there was.
def first = ['-DreleaseVersion=1.0.0', '-Dseverity=critical']
approve('cto', 'cto', *first)
succeed([releaseKit + ':prepare', *first] as String[])

// A patch.
commit('fix: a')
refuse([], '0 of 1 approvals by technical-lead')
approve('lead', 'technical-lead')
succeed(releaseKit + ':prepare')
assert fixture.manifest('1.0.1').get('profile').asText() == 'patch'
assert approvals('1.0.1') == ['technical-lead Emil Engineering']
assert gate('1.0.1', 'vulnerabilities').get('outcome').asText() == 'passed'

// A minor: the technical lead is not asked.
commit('feat: b')
refuse([], '0 of 1 approvals by release-manager')
approve('product', 'release-manager')
succeed(releaseKit + ':prepare')
assert fixture.manifest('1.1.0').get('profile').asText() == 'minor'
assert approvals('1.1.0') == ['release-manager Pia Product']

// A major: quorum, chair and security, and one who holds two roles approves twice.
commit('feat!: c')
refuse([], '0 of 3 approvals by change-board', '0 of 1 approvals by security')
approve('lead', 'change-board')
approve('qa', 'change-board')
approve('security', 'change-board')
refuse([], 'approvals by change-board lack that of the chair, Carla CTO', '0 of 1 approvals by security')
approve('cto', 'change-board')
approve('security', 'security')
succeed(releaseKit + ':prepare')
assert fixture.manifest('2.0.0').get('profile').asText() == 'major'
assert approvals('2.0.0').size() == 5
assert gate('2.0.0', 'calendar').get('detail').asText()
    .contains('2.0.0 is planned for 2026-03-15: Advanced Analytics & Reporting')

// A vulnerability holds up the next patch, approved or not, and not the critical hotfix.
fixture.write('scan/report.json', '''{"reportSchema": "1.1", "dependencies": [{"fileName": "a.jar", "vulnerabilities":
    [{"name": "CVE-2099-1", "severity": "CRITICAL"}]}]}''')
commit('fix: d')
approve('lead', 'technical-lead')
refuse([], '1 critical vulnerability, and at most 0 are allowed', 'critical CVE-2099-1 in a.jar')
refuse(['-Dseverity=critical'], '0 of 1 approvals by cto')
approve('cto', 'cto', '-Dseverity=critical')
succeed(releaseKit + ':prepare', '-Dseverity=critical')
assert fixture.manifest('2.0.1').get('profile').asText() == 'hotfix-critical'
assert approvals('2.0.1') == ['cto Carla CTO']
assert gate('2.0.1', 'vulnerabilities').get('detail').asText() == 'the profile hotfix-critical skips it'
assert gate('2.0.1', 'calendar').get('outcome').asText() == 'skipped'
return true
