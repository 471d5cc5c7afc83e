import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.requireLog('0 of 1 approvals by technical-lead', '0 of 1 approvals by security')

def run = { String... arguments -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), arguments) }
def succeed = { String... arguments ->
  def result = run(arguments)
  assert result.exit() == 0 : result.log()
}
def prepare = { String... arguments -> succeed([releaseKit + ':prepare', *arguments] as String[]) }
def refuse = { List<String> arguments, String... texts ->
  def result = run([releaseKit + ':prepare', *arguments] as String[])
  assert result.exit() != 0 : result.log()
  texts.each { assert result.log().contains(it) : it + '\n' + result.log() }
}
def approve = { String name, String role, String... arguments ->
  fixture.signWith(name)
  succeed([releaseKit + ':approve', '-Drole=' + role, *arguments] as String[])
}
def commit = { String message, Map<String, String> files ->
  files.each { path, text -> fixture.write(path, text) }
  fixture.git('add', '.')
  fixture.push(message)
}
def gates = { String version -> fixture.manifest(version).get('gates').collectEntries { [it.get('id').asText(), it] } }
def roles = { String version -> fixture.manifest(version).get('approvals').collect { it.get('role').asText() } }
def scan = { String vulnerabilities ->
  '{"reportSchema": "1.1", "dependencies": [{"fileName": "a.jar", "vulnerabilities": [' + vulnerabilities + ']}]}'
}
def news = 'docs/releases.md'

// A major release.
approve('lead', 'technical-lead', '-DreleaseVersion=1.0.0')
approve('security', 'security', '-DreleaseVersion=1.0.0')
prepare('-DreleaseVersion=1.0.0')
assert roles('1.0.0') == ['technical-lead', 'security']
assert gates('1.0.0')['documentation-updated'].get('outcome').asText() == 'passed'

// A patch that is slow and not documented.
commit('fix: a', ['reports/jmh.json': fixture.read('reports/jmh.json').replace('100.0', '130.0')])
approve('lead', 'technical-lead')
refuse([], 'org.example.Work.work avgt us/op scores 130.0, 30.0 % worse than 100.0 of 1.0.0',
    'docs/releases.md says nothing of 1.0.1')
commit('fix: b', ['reports/jmh.json': fixture.read('reports/jmh.json').replace('130.0', '119.0'),
    (news): 'What is new in 1.0.1: less\n'])
refuse([], '0 of 1 approvals by technical-lead')
approve('lead', 'technical-lead')
prepare()
assert fixture.manifest('1.0.1').get('profile').asText() == 'default'
assert gates('1.0.1')['performance-regression-check'].get('outcome').asText() == 'passed'

// A feature.
commit('feat: c', [(news): 'What is new in 1.1.0: more\n'])
approve('lead', 'technical-lead')
refuse([], '0 of 1 approvals by product-owner')
approve('product', 'product-owner')
prepare()
assert roles('1.1.0') == ['technical-lead', 'product-owner']

// A critical hotfix from its branch, whose scan has to be clean all the same.
fixture.git('switch', '-q', '-c', 'hotfix/leak')
commit('fix: leak', ['reports/scan.json': scan('{"name": "CVE-2099-1", "severity": "HIGH"}')])
fixture.git('push', '-q', '-u', 'origin', 'hotfix/leak')
def critical = ['-Dseverity=critical']
approve('lead', 'technical-lead', *critical)
refuse(critical, '1 high vulnerability, and at most 0 are allowed', 'high CVE-2099-1 in a.jar')
refuse(critical + ['-Drelease-kit.skipGates=security-scan-clean', '-Dreason=urgent'], "gate 'security-scan-clean' cannot be skipped")
commit('fix: without the leak', ['reports/scan.json': scan('')])
approve('lead', 'technical-lead', *critical)
prepare(*critical)
assert fixture.manifest('1.1.1').get('profile').asText() == 'hotfix-critical'
assert gates('1.1.1')['security-scan-clean'].get('outcome').asText() == 'passed'
assert gates('1.1.1')['performance-regression-check'].get('detail').asText() == 'the profile hotfix-critical skips it'
assert fixture.remote('rev-parse', 'hotfix/leak~1') == fixture.remote('rev-parse', 'v1.1.1^{commit}')
return true
