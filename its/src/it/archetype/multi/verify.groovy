import io.github.releasekit.its.Bills
import io.github.releasekit.its.Fixture
import io.github.releasekit.its.Generated

def hello = Generated.project(basedir, localRepositoryPath, releaseKit)
try {
  def fixture = hello.fixture()
  assert fixture.git('log', '--format=%an: %s') == 'Ada Lovelace: feat: first version'
  assert fixture.git('status', '--porcelain') == ''
  assert !fixture.read('pom.xml').contains('@project.version@') && fixture.read('pom.xml').contains(releaseKit.split(':').last())
  assert hello.files() == ['.gitattributes', '.github/dependabot.yml', '.github/workflows/build.yml', '.github/workflows/hotfix.yml',
      '.github/workflows/release.yml', '.gitignore', '.gitlab-ci.yml', '.gitlab/settings.xml', '.mvn/maven.config',
      'CHANGELOG.md', 'README.md', 'app/pom.xml', 'app/src/main/java/org/example/app/App.java',
      'app/src/test/java/org/example/app/AppTest.java', 'core/pom.xml', 'core/src/main/java/org/example/core/Greeting.java',
      'core/src/test/java/org/example/core/GreetingTest.java', 'pom.xml', 'release-kit.yml']

  hello.pushed()
  def values = [BUMP: '', RELEASES_URL: hello.releasesUrl(), GITHUB_TOKEN: 'none', RELEASE_KIT_GIT_TOKEN: 'none',
      RELEASES_USERNAME: 'ada', RELEASES_PASSWORD: 'none']
  def built = hello.checkout('built')
  hello.runGitHub(built, 'release.yml', 'prepare', values)
  def uploaded = hello.checkout('uploaded')
  new File(uploaded.toFile(), 'target').mkdirs()
  java.nio.file.Files.move(built.resolve('target/staging'), uploaded.resolve('target/staging'))
  hello.runGitHub(uploaded, 'release.yml', 'perform', values)
  assert hello.remote('cat-file', '-t', 'v1.0.0') == 'tag'
  assert hello.remote('log', '-1', '--format=%cn <%ce>', 'v1.0.0') == 'ada <1815+ada@users.noreply.github.com>'
  assert new File(hello.releases().toFile(), 'org/example/hello-core/1.0.0/hello-core-1.0.0.jar').file
  fixture.git('pull', '-q')
  assert fixture.read('CHANGELOG.md').contains('## [1.0.0] - ')

  // It is built again from its tag, in another directory, byte by byte.
  def verified = hello.maven('release-kit:verify', '-Drebuild')
  ['hello-core-1.0.0.jar', 'hello-app-1.0.0.jar', 'hello-1.0.0-src.tar.gz', 'hello-1.0.0-cyclonedx.json', 'hello-core-1.0.0.spdx.json'].each {
    assert verified.contains(it + ' is built again, byte by byte')
  }

  // Others can check it with the tools that they have.
  def manifest = fixture.json(hello.remote('show', 'refs/release-kit/ledger:releases/1.0.0/manifest.json'))
  def flat = java.nio.file.Files.createDirectory(hello.place().resolve('flat')).toFile()
  manifest.get('artifacts').collect { it.get('path').asText() }.each {
    new File(flat, it.split('/').last()).bytes = hello.releases().resolve(it).toFile().bytes
  }
  ['hello-1.0.0-checksums.txt', 'hello-1.0.0-release-manifest.json'].each {
    new File(flat, it).bytes = hello.place().resolve('releases/org/example/hello/1.0.0').resolve(it).toFile().bytes
  }
  def sums = ['sha256sum', '--strict', '-c', 'hello-1.0.0-checksums.txt'].execute(null, flat)
  def said = sums.text
  assert sums.waitFor() == 0 : said
  assert said.readLines().size() == flat.list().size() - 1
  ['hello', 'hello-core', 'hello-app'].each {
    assert Bills.spdxFindings(new File(flat, it + '-1.0.0.spdx.json').toPath()) == []
    assert Bills.cycloneDxFindings(new File(flat, it + '-1.0.0-cyclonedx.json').toPath(), new File(cycloneDxValidator).toPath()) == []
  }

  hello.maven('release-kit:rollback', '-DreleaseVersion=1.0.0', '-Dreason=greets the wrong way')
  assert fixture.read('CHANGELOG.md').contains('[YANKED]')
} finally {
  hello.close()
}
return true
