import io.github.releasekit.its.Generated

def hello = Generated.project(basedir, localRepositoryPath, releaseKit, '-Dvariant=components', '-Dversion=0.1.0-SNAPSHOT')
try {
  def fixture = hello.fixture()
  assert hello.files() == ['.gitattributes', '.github/dependabot.yml', '.github/workflows/build.yml', '.github/workflows/hotfix.yml',
      '.github/workflows/release.yml', '.gitignore', '.gitlab-ci.yml', '.gitlab/settings.xml', '.mvn/maven.config',
      'README.md', 'app/CHANGELOG.md', 'app/pom.xml', 'app/src/main/java/org/example/app/App.java',
      'app/src/test/java/org/example/app/AppTest.java', 'core/CHANGELOG.md', 'core/pom.xml',
      'core/src/main/java/org/example/core/Greeting.java', 'core/src/test/java/org/example/core/GreetingTest.java',
      'pom.xml', 'release-kit.yml']

  hello.makeRemote()
  assert hello.commandsOfReadme()*.replaceFirst(' {2,}#.*', '').findAll { it.startsWith('mvn') } == [
      'mvn release-kit:plan', 'mvn release-kit:prepare release-kit:perform -Dcomponent=core',
      'mvn release-kit:prepare release-kit:perform -Dcomponent=app']
  hello.type(hello.commandsOfReadme())
  assert hello.remote('tag').readLines() == ['app-v0.1.0', 'core-v0.1.0']
  assert hello.remote('show', 'app-v0.1.0:app/pom.xml').contains('<version>0.1.0</version>')

  fixture.git('config', 'user.name', 'Ada Lovelace')
  fixture.git('config', 'user.email', 'ada@example.org')
  fixture.write('core/notes.txt', 'Ada').push('feat: notes')
  def values = [COMPONENT: 'core', BUMP: 'minor', RELEASES_URL: hello.releasesUrl(), GITHUB_TOKEN: 'none',
      RELEASE_KIT_GIT_TOKEN: 'none', RELEASES_USERNAME: 'ada', RELEASES_PASSWORD: 'none']
  def checkout = hello.checkout('built')
  hello.runGitHub(checkout, 'release.yml', 'plan', values)
  assert hello.remote('tag').readLines() == ['app-v0.1.0', 'core-v0.1.0']
  hello.runGitHub(checkout, 'release.yml', 'prepare', values)
  hello.runGitHub(checkout, 'release.yml', 'perform', values)
  assert new File(hello.releases().toFile(), 'org/example/hello-core/0.2.0/hello-core-0.2.0.jar').file

  fixture.git('pull', '-q')
  hello.maven('release-kit:rollback', '-Dcomponent=core', '-DreleaseVersion=0.2.0', '-Dreason=has the wrong notes')
  assert fixture.read('core/CHANGELOG.md').contains('[YANKED]')
  assert !fixture.read('app/CHANGELOG.md').contains('[YANKED]')
} finally {
  hello.close()
}
return true
