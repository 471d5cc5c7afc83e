import io.github.releasekit.its.Bills
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

  // It is built again from its tag, in another directory, byte by byte.
  def verified = run(project, 'release-kit:verify', '-Drebuild', '-Dreleases.url=' + releases)
  ['hello-core-1.0.0.jar', 'hello-app-1.0.0.jar', 'hello-1.0.0-src.tar.gz', 'hello-1.0.0-cyclonedx.json', 'hello-core-1.0.0.spdx.json'].each {
    assert verified.contains(it + ' is built again, byte by byte')
  }

  // Others can check it with the tools that they have.
  def flat = java.nio.file.Files.createDirectory(place.resolve('flat')).toFile()
  fixture.manifest('1.0.0').get('artifacts').collect { it.get('path').asText() }.each {
    new File(flat, it.split('/').last()).bytes = place.resolve('releases').resolve(it).toFile().bytes
  }
  ['hello-1.0.0-checksums.txt', 'hello-1.0.0-release-manifest.json'].each {
    new File(flat, it).bytes = place.resolve('releases/org/example/hello/1.0.0').resolve(it).toFile().bytes
  }
  def sums = ['sha256sum', '--strict', '-c', 'hello-1.0.0-checksums.txt'].execute(null, flat)
  def said = sums.text
  assert sums.waitFor() == 0 : said
  assert said.readLines().size() == flat.list().size() - 1
  ['hello', 'hello-core', 'hello-app'].each {
    assert Bills.spdxFindings(new File(flat, it + '-1.0.0.spdx.json').toPath()) == []
    assert Bills.cycloneDxFindings(new File(flat, it + '-1.0.0-cyclonedx.json').toPath(), new File(cycloneDxValidator).toPath()) == []
  }
} finally {
  place.toFile().deleteDir()
}
return true
