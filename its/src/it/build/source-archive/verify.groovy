import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
// A repository around the test must not count: the archive is unpacked elsewhere.
def archive = java.nio.file.Files.createTempDirectory('source-archive')
try {
  ['pom.xml', 'lib/pom.xml', 'lib/src/main/java/org/example/lib/Lib.java',
      'lib/src/test/java/org/example/lib/LibTest.java'].each {
    def file = archive.resolve(it)
    java.nio.file.Files.createDirectories(file.parent)
    java.nio.file.Files.copy(basedir.toPath().resolve(it), file)
  }
  def built = fixture.maven(archive, localRepositoryPath.toString(), 'verify')
  assert built.exit() == 0 : built.log()
  def manifest = fixture.json(archive.resolve('lib/target/build-manifest.json').toFile().text)
  assert manifest.get('commit').isNull() && manifest.get('time').isNull()
  assert manifest.get('artifacts').size() == 1
  assert built.log().contains('No git repository here: last and next version are not set')
  assert built.log().contains('No git repository here: the changelog is not rendered')
  assert built.log().contains('No git repository here: the build manifest names no commit')
} finally {
  archive.toFile().deleteDir()
}
return true
