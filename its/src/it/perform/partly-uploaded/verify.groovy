import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def staging = new File(basedir, 'target/release-kit/1.0.0').listFiles().find { it.directory }.toPath().resolve('staging/repository')
def path = 'org/example/lib/1.0.0'
fixture.repository().resolve(path).toFile().mkdirs()
staging.resolve(path).toFile().listFiles().findAll { it.name ==~ /lib-1.0.0.*[.](pom|jar)/ }.each {
  fixture.repository().resolve(path).resolve(it.name).toFile().bytes = it.bytes
}
def old = fixture.repository().resolve('org/example/lib/maven-metadata.xml').toFile()
old.text = '<metadata><groupId>org.example</groupId><artifactId>lib</artifactId><versioning><release>0.9.0</release><versions><version>0.9.0</version></versions></versioning></metadata>'
fixture.withMaven(mavenHome)
def run = { fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':perform') }
def performed = run()
assert performed.exit() == 0 : performed.log()
assert fixture.requireDeployed('1.0.0').size() >= 3
def metadata = new groovy.xml.XmlSlurper().parse(old)
assert metadata.versioning.versions.version*.text() == ['0.9.0', '1.0.0']
assert metadata.versioning.release.text() == '1.0.0'
assert new groovy.xml.XmlSlurper().parse(fixture.repository().resolve('org/example/partly/maven-metadata.xml').toFile())
    .versioning.versions.version*.text() == ['1.0.0']
return true
