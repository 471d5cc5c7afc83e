import io.github.releasekit.its.Generated

def hello = Generated.project(basedir, localRepositoryPath, releaseKit, '-Dvariant=library', '-Dci=gitlab', '-Dpackage=org.example.words')
try {
  def fixture = hello.fixture()
  assert hello.files() == ['.gitattributes', '.gitignore', '.gitlab-ci.yml', '.gitlab/settings.xml', '.mvn/maven.config',
      'CHANGELOG.md', 'README.md', 'pom.xml', 'release-kit.yml', 'src/main/java/org/example/words/Greeting.java',
      'src/test/java/org/example/words/GreetingTest.java']
  assert fixture.read('release-kit.yml').contains('exclude: ["org.example.words.internal.*"]')

  hello.pushed()
  def values = [RELEASES_URL: hello.releasesUrl(), MAVEN_OPTS: '-XX:TieredStopAtLevel=1']
  def built = hello.checkout('built')
  // What is cached between jobs is no change of the project.
  assert new File(built.toFile(), '.m2/repository').mkdirs() && new File(built.toFile(), '.m2/repository/cached').createNewFile()
  hello.runGitLab(built, 'release', values)
  def uploaded = hello.checkout('uploaded')
  new File(uploaded.toFile(), 'target').mkdirs()
  java.nio.file.Files.move(built.resolve('target/staging'), uploaded.resolve('target/staging'))
  hello.runGitLab(uploaded, 'perform-release', values)
  assert hello.remote('cat-file', '-t', 'v1.0.0') == 'tag'
  ['hello-1.0.0.jar', 'hello-1.0.0-sources.jar'].each {
    assert new File(hello.releases().toFile(), 'org/example/hello/1.0.0/' + it).file
  }

  fixture.git('pull', '-q')
  fixture.git('config', 'user.name', 'Ada Lovelace')
  fixture.git('config', 'user.email', 'ada@example.org')
  def greeting = 'src/main/java/org/example/words/Greeting.java'
  fixture.write(greeting, fixture.read(greeting).replace('public String text', 'String text'))
  fixture.push('fix: nobody but tests asks for the text')
  def refused = hello.tryMaven('release-kit:prepare')
  assert refused.exit() != 0
  assert refused.log().contains('the API has 1 incompatible change since 1.0.0, and 1.0.1 is a patch release')
  assert hello.remote('tag') == 'v1.0.0'

  hello.maven('release-kit:rollback', '-DreleaseVersion=1.0.0', '-Dreason=greets the wrong way')
  assert fixture.read('CHANGELOG.md').contains('[YANKED]')
} finally {
  hello.close()
}
return true
