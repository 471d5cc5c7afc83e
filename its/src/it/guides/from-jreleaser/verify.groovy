import io.github.releasekit.its.Companion
import io.github.releasekit.its.Fixture
import io.github.releasekit.its.Guide

def fixture = new Fixture(basedir)
def origin = new File(basedir, 'target/home/origin.git')
new File(basedir, 'target').mkdirs()
def servers = new Companion(new File(pluginTestClasses), new File(basedir, 'target/servers.log'),
    'io.github.releasekit.server.ReleaseServers', origin.path)
try {
  def place = fixture.json(servers.line())
  Guide.follow(basedir, 'guides/from-jreleaser.md', mavenHome, localRepositoryPath, releaseKit,
      [GITHUB: place.get('github').asText(), RELEASE_KIT_FORGE: place.get('token').asText()])
  def release = fixture.json(servers.ask('state')).get('releases').get(0)
  assert release.get('tag').asText() == 'v2.1.0' && !release.get('draft').asBoolean()
} finally {
  servers.close()
}
return true
