import io.github.releasekit.its.Fixture

// A repository around the test must not count: the project is generated elsewhere.
def place = java.nio.file.Files.createTempDirectory('generated')
def identity = [
    GIT_AUTHOR_NAME: 'Ada Lovelace', GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada Lovelace', GIT_COMMITTER_EMAIL: 'ada@example.org']
try {
  def here = new Fixture(basedir).withEnvironment(identity)
  def run = { directory, String... arguments ->
    def result = here.maven(directory, localRepositoryPath.toString(), arguments)
    assert result.exit() == 0 : result.log()
    result.log()
  }
  def version = releaseKit.split(':').last()
  run(place, 'org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate', '-DarchetypeCatalog=local',
      '-DarchetypeGroupId=io.github.releasekit', '-DarchetypeArtifactId=release-kit-archetype',
      '-DarchetypeVersion=' + version, '-DgroupId=org.example', '-DartifactId=hello', '-Dversion=1.0.0-SNAPSHOT')
  def project = place.resolve('hello')
  def fixture = new Fixture(project.toFile())
  assert fixture.git('log', '--format=%an: %s') == 'Ada Lovelace: feat: first version'
  assert fixture.git('status', '--porcelain') == ''
  assert !fixture.read('pom.xml').contains('@project.version@') && fixture.read('pom.xml').contains(version)

  run(project, 'verify')
  assert fixture.git('status', '--porcelain') == ''
  def plan = here.maven(project, localRepositoryPath.toString(), 'release-kit:plan')
  assert plan.exit() == 0 : plan.log()
  assert plan.log().contains('org.example:hello 1.0.0')

  Fixture.gitIn(place, 'init', '-q', '--bare', '-b', 'main', 'origin.git')
  fixture.git('remote', 'add', 'origin', place.resolve('origin.git').toString())
  fixture.git('push', '-q', '-u', 'origin', 'main')
  def releases = place.resolve('releases').toUri().toString()
  run(project, 'release-kit:prepare', 'release-kit:perform', '-Dreleases.url=' + releases)
  assert fixture.git('ls-remote', '--tags', 'origin', 'v1.0.0').contains('refs/tags/v1.0.0')
  assert java.nio.file.Files.exists(place.resolve('releases/org/example/hello-core/1.0.0/hello-core-1.0.0.jar'))
  assert fixture.read('CHANGELOG.md').contains('## [1.0.0] - ')
} finally {
  place.toFile().deleteDir()
}
return true
