import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def result = fixture.json(fixture.read('target/init.json'))
assert result.get('written').asBoolean()
assert result.get('edits')*.get('path')*.asText() == ['release-kit.yml', 'CHANGELOG.md', 'pom.xml']
assert fixture.git('status', '--porcelain').readLines()*.trim().sort() ==
    ['?? CHANGELOG.md', '?? release-kit.yml', 'M pom.xml']

// Every other byte of the POM stays.
def pom = fixture.read('pom.xml')
def entry = '''\
		<plugins>
			<plugin>
				<groupId>io.github.releasekit</groupId>
				<artifactId>release-kit-maven-plugin</artifactId>
				<version>VERSION</version>
				<configuration>
					<preparationGoals>package</preparationGoals>
					<releaseProfiles>quick</releaseProfiles>
				</configuration>
			</plugin>
		</plugins>
'''.replace('VERSION', releaseKit.tokenize(':')[2])
assert pom.contains('\t\t</pluginManagement>\n' + entry + '\t</build>\n')
assert pom.replace(entry, '') == fixture.git('show', 'HEAD:pom.xml') + '\n'

fixture.push('build: release with release-kit')
def run = fixture.maven(basedir.toPath(), localRepositoryPath.toString(),
    'release-kit:plan', '-Dformat=json', '-Doutput=target/plan.json')
assert run.exit() == 0 : run.log()
def plan = fixture.json(fixture.read('target/plan.json'))
assert plan.get('previousVersion').asText() == '1.4.0'
assert plan.get('version').asText() == '1.5.0'
assert plan.get('tag').asText() == 'adopted-1.5.0'
assert plan.get('changelog').asText() == '### Added\n\n- greet'
plan.get('gates').each {
  assert it.get('outcome').asText() in ['passed', 'skipped'] : it
}

def again = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), 'release-kit:init', '-Dwrite')
assert again.exit() == 0 : again.log()
assert again.log().contains('Nothing to propose')
assert fixture.git('status', '--porcelain') == ''
return true
