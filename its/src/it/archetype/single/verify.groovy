import io.github.releasekit.its.Fixture
import io.github.releasekit.its.Generated

def refused = Generated.place(basedir, localRepositoryPath)
try {
  def result = refused.generate(releaseKit, '-Dvariant=lib', '-Dci=jenkins')
  assert result.exit() != 0
  assert result.log().contains("variant is 'lib', which is none of single, multi, library, components; "
      + "ci is 'jenkins', which is none of github, gitlab, both. Nothing was generated")
  assert !refused.project().toFile().exists()
} finally {
  refused.close()
}

def hello = Generated.project(basedir, localRepositoryPath, releaseKit, '-Dvariant=single', '-Dci=github')
try {
  def fixture = hello.fixture()
  assert hello.files() == ['.gitattributes', '.github/dependabot.yml', '.github/workflows/build.yml', '.github/workflows/hotfix.yml',
      '.github/workflows/release.yml', '.gitignore', '.mvn/maven.config', 'CHANGELOG.md', 'README.md', 'pom.xml',
      'release-kit.yml', 'src/main/java/org/example/App.java', 'src/test/java/org/example/AppTest.java']
  assert fixture.git('status', '--porcelain') == ''

  hello.makeRemote()
  assert hello.commandsOfReadme()*.replaceFirst(' {2,}#.*', '')*.replace(hello.place().toString(), '') == [
      'git remote add origin /origin.git', 'git push -u origin main',
      'mvn release-kit:plan', 'mvn release-kit:prepare', 'mvn release-kit:perform']
  hello.type(hello.commandsOfReadme())
  assert hello.remote('cat-file', '-t', 'v1.0.0') == 'tag'
  assert new File(hello.releases().toFile(), 'org/example/hello/1.0.0/hello-1.0.0.jar').file

  fixture.git('config', 'user.name', 'Ada Lovelace')
  fixture.git('config', 'user.email', 'ada@example.org')
  fixture.write('unfinished.txt', 'half a feature').push('feat: unfinished')
  fixture.write('src/main/java/org/example/Nobody.java', 'package org.example;\n\n/** Is not greeted. */\nfinal class Nobody {}\n')
      .push('fix: know nobody')
  def fix = fixture.git('rev-parse', 'HEAD')
  def values = [FROM: '', COMMITS: fix, RELEASES_URL: hello.releasesUrl(), GITHUB_TOKEN: 'none',
      RELEASE_KIT_GIT_TOKEN: 'none', RELEASES_USERNAME: 'ada', RELEASES_PASSWORD: 'none']
  def checkout = hello.checkout('built')
  hello.runGitHub(checkout, 'build.yml', 'verify', [:])
  assert Fixture.gitIn(checkout, 'status', '--porcelain') == ''
  hello.runGitHub(checkout, 'hotfix.yml', 'prepare', values)
  hello.runGitHub(checkout, 'hotfix.yml', 'perform', values)
  assert new File(hello.releases().toFile(), 'org/example/hello/1.0.1/hello-1.0.1.jar').file
  def released = hello.remote('ls-tree', '-r', '--name-only', 'v1.0.1').readLines()
  assert released.contains('src/main/java/org/example/Nobody.java') && !released.contains('unfinished.txt')
  assert hello.remote('log', '-1', '--format=%H', 'main~1^1') == fix

  fixture.git('pull', '-q')
  hello.maven('release-kit:rollback', '-DreleaseVersion=1.0.1', '-Dreason=knows nobody')
  assert fixture.read('CHANGELOG.md').contains('[YANKED]')
} finally {
  hello.close()
}
return true
