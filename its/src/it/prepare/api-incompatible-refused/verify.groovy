import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def run = { String... goals -> fixture.maven(basedir.toPath(), localRepositoryPath.toString(), goals) }
def succeed = { String... goals ->
  def result = run(goals)
  assert result.exit() == 0 : result.log()
}
def gate = { String version -> fixture.manifest(version).get('gates').find { it.get('id').asText() == 'api-compatibility' } }
def edit = { String path, String from, String to, String message ->
  def text = fixture.read(path)
  assert text.contains(from)
  fixture.write(path, text.replace(from, to))
  fixture.push(message)
}
def shape = 'shapes/src/main/java/org/example/Shape.java'
def size = '''

  /** The same, by an older name. */
  public double size() {
    return area();
  }'''

// The gate needs its extension, and says how to get it.
fixture.requireLog(
    "gate 'api-compatibility' needs release-kit-api-compatibility, which is not among the plugin's dependencies",
    '<artifactId>release-kit-api-compatibility</artifactId>')
def version = (fixture.read('pom.xml') =~ /maven-plugin<\/artifactId>\s*<version>([^<]+)/)[0][1]
edit('pom.xml', '<!-- api-compatibility -->', """<dependency>
            <groupId>io.github.releasekit</groupId>
            <artifactId>release-kit-api-compatibility</artifactId>
            <version>${version}</version>
          </dependency>""", 'build: compare the API')
succeed('release-kit:prepare', 'release-kit:perform')
assert gate('1.0.0').get('detail').asText() == 'there is no earlier release to compare with'

// What others use is gone, and the commit does not say so.
fixture.git('rm', '-q', 'shapes/src/main/java/org/example/internal/Rounding.java')
edit(shape, size, '', 'fix: tidy up')
fixture.remember()
def refused = run('release-kit:prepare')
assert refused.exit() != 0
// In the release it extends what is staged beside it, and in the last one what was deployed.
['the API has 1 incompatible change since 1.0.0, and 1.0.1 is a patch release',
 '→ release 2.0.0 with -Dbump=major',
 'org.example.Shape.size(): removed, of org.example:shapes',
 '1 element of the API is removed that 1.0.0 had not deprecated'].each { assert refused.log().contains(it) : it + '\n' + refused.log() }
fixture.requireUnchanged()
assert !new File(localRepositoryPath, 'org/example/shapes/1.0.1').exists()

// First deprecated, then removed.
edit(shape, '\n}\n', size.replace('  public', '  @Deprecated\n  public') + '\n}\n', 'feat: deprecate size')
succeed('release-kit:prepare', 'release-kit:perform')
assert gate('1.1.0').get('detail').asText() == '2 modules compared with 1.0.0: 0 incompatible changes, 1 addition'
assert gate('1.1.0').get('reports').get('files').asInt() == 2
edit(shape, size.replace('  public', '  @Deprecated\n  public'), '', 'feat!: remove size')

// The repository holds another JAR than was released.
def jar = { String of -> fixture.repository().resolve("org/example/shapes/${of}/shapes-${of}.jar").toFile() }
def released = jar('1.1.0').bytes
jar('1.1.0').bytes = jar('1.0.0').bytes
def altered = run('release-kit:prepare')
assert altered.exit() != 0
assert altered.log() =~ /shapes-1.1.0.jar has SHA-256 \p{XDigit}{64}, and was released with \p{XDigit}{64}/
jar('1.1.0').bytes = released
succeed('release-kit:prepare')
assert gate('2.0.0').get('detail').asText() == '2 modules compared with 1.1.0: 1 incompatible change, 0 additions'
return true
