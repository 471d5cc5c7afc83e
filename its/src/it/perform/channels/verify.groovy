import com.icegreen.greenmail.util.GreenMail
import com.icegreen.greenmail.util.ServerSetup
import io.github.releasekit.its.Companion
import io.github.releasekit.its.Fixture
import java.util.concurrent.TimeUnit

def fixture = new Fixture(basedir).withMaven(mavenHome)
fixture.requireLog("there are no credentials 'forge' for channel 'github'")
fixture.requireUnchanged()

def target = new File(basedir, 'target')
def mail = new GreenMail(new ServerSetup(0, '127.0.0.1', 'smtp'))
def registry = new Companion(new File(imageTestClasses), new File(target, 'registry.log'),
    'io.github.releasekit.extension.image.RegistryServer', new File(target, 'images').with { it.mkdirs(); it.path })
def servers = new Companion(new File(pluginTestClasses), new File(target, 'servers.log'),
    'io.github.releasekit.server.ReleaseServers', fixture.origin().toString())
try {
  mail.start()
  def place = fixture.json(servers.line())
  def images = registry.line()
  def direct = registry.line()
  def policy = ['http://github.invalid': place.get('github').asText(), 'registry.invalid': images,
      'http://jira.invalid': place.get('jira').asText(), 'port: 25': 'port: ' + mail.smtp.port]
      .inject(fixture.read('release-kit.yml')) { text, from, to -> text.replace(from, to) }
  fixture.write('release-kit.yml', policy)
  ['one', 'two', 'ABC-1', 'ABC-2'].each { servers.ask('issue ' + it) }
  ['1.0.0', '1.0.1'].each { servers.ask('milestone ' + it) }
  fixture.push('feat: greet\n\nCloses #1\nRefs: ABC-1')
  fixture.withEnvironment([RELEASE_KIT_FORGE: place.get('token').asText(), RELEASE_KIT_JIRA: place.get('jiraToken').asText(),
      RELEASE_KIT_SLACK_WEBHOOK: place.get('slack').asText() + '/services/T0', IT_TARGET: target.path])

  def started = System.nanoTime()
  def lap = { String what -> println String.format('%5.1f s  %s', (System.nanoTime() - started) / 1e9, what) }
  def directory = basedir
  def succeed = { String... arguments ->
    def result = fixture.maven(directory.toPath(), localRepositoryPath.toString(), arguments)
    lap(arguments.join(' '))
    assert result.exit() == 0 : result.log()
    assert !result.log().contains(place.get('token').asText()) && !result.log().contains('/services/T0')
    result.log()
  }
  /** Runs Maven until something is held, and kills it with all that it has started. */
  def kill = { String held, String... arguments ->
    def process = fixture.startMaven(directory.toPath(), localRepositoryPath.toString(), arguments)
    def end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2)
    while (!new File(target, 'held-' + held).exists() && System.nanoTime() < end) {
      assert !process.waitFor(20, TimeUnit.MILLISECONDS) : held + '\n' + new File(directory, 'target/again.log').text
    }
    def tree = [*process.descendants().toList(), process.toHandle()]
    tree.each { it.destroyForcibly() }
    tree.each { it.onExit().get(60, TimeUnit.SECONDS) }
    lap('killed: ' + held)
    assert new File(target, 'held-' + held).exists()
  }
  def hold = { String held -> new File(target, 'hold-' + held).text = '' }
  def holdAt = { String server, String held, String request ->
    assert servers.ask("hold ${server} ${new File(target, 'held-' + held)} ${request}") == 'done'
  }
  def state = { fixture.json(servers.ask('state')) }
  def texts = { node -> node.collect { it.asText() } }
  def skopeo = { String... arguments ->
    def process = ['skopeo', *arguments].execute()
    def bytes = process.inputStream.bytes
    assert process.waitFor() == 0 : process.err.text
    bytes
  }
  def manifest = { String tag -> skopeo('inspect', '--tls-verify=false', '--raw', "docker://${direct}/acme/app:${tag}") }
  def digest = { String tag -> Fixture.sha256(manifest(tag)) }
  def tags = {
    texts(fixture.json(new String(skopeo('list-tags', '--tls-verify=false', "docker://${direct}/acme/app"))).get('Tags')) as Set
  }
  def tap = { String... arguments -> Fixture.gitIn(new File(target, 'tap.git').toPath(), arguments) }
  def site = { new File(target, 'site').readLines() }
  def recorded = { String version, String event ->
    fixture.json(fixture.remote('show', "refs/release-kit/ledger:events/${version}/${event}.json"))
  }
  def outcomes = { event -> event.get('deliveries').collectEntries { [it.get('channel').asText(), it.get('outcome').asText()] } }

  // Killed wherever something has just been done that it does not know of.
  holdAt('github', 'upload', 'POST /api/uploads/.*/assets')
  kill('upload', 'release-kit:prepare', 'release-kit:perform')
  assert state().get('releases').collect { it.get('draft').asBoolean() } == [true]
  def attached = texts(state().get('releases').get(0).get('files'))
  assert attached.size() == 1
  servers.ask("break-off v1.0.0 ${attached == ['app-1.0.0.jar'] ? 'greetings-1.0.0-src.tar.gz' : 'app-1.0.0.jar'}")

  assert registry.ask("${target}/held-image PUT /v2/acme/app/manifests/1.0.0") == 'done'
  kill('image', 'release-kit:perform')
  assert tags().every { it.startsWith('sha-') } : tags()
  def pushed = digest(tags().first())

  // Another clone goes on, which has no history and builds again, and then this one.
  directory = new File(target, 'other')
  fixture.git('clone', '-q', '--depth', '1', '--no-tags', 'file://' + fixture.origin(), directory.path)
  ['user.name': 'Grace Hopper', 'user.email': 'grace@example.org'].each { fixture.git('-C', directory.path, 'config', it.key, it.value) }
  hold('site')
  kill('site', 'release-kit:perform')
  assert digest('1.0.0') == pushed && digest('latest') == pushed
  directory = basedir
  assert site() == ['1.0.0']

  holdAt('github', 'publication', 'PATCH /api/v3/.*/releases/[0-9]+')
  kill('publication', 'release-kit:perform')
  assert state().get('releases').collect { it.get('draft').asBoolean() } == [false]

  hold('tap')
  kill('tap', 'release-kit:perform')
  assert tap('log', '--format=%s') == 'app 1.0.0'

  holdAt('jira', 'jira', 'POST /rest/api/2/version')
  kill('jira', 'release-kit:perform')
  assert texts(state().get('jira')) == ['create 1.0.0']

  hold('origin')
  kill('origin', 'release-kit:perform')
  def delivered = ['github', 'image', 'site', 'mirror', 'homebrew', 'jira'].collectEntries { [it, 'delivered'] }
  assert outcomes(recorded('1.0.0', '0002-performed')) == delivered + [mirror: 'failed']

  // What it could do without is tried again.
  new File(target, 'mirror').text = ''
  holdAt('slack', 'slack', 'POST .*')
  kill('slack', 'release-kit:perform')

  assert outcomes(recorded('1.0.0', '0003-delivered')) == [mirror: 'delivered']
  succeed('release-kit:perform')

  // Nothing is there twice.
  def requireFirst = {
    def now = state()
    def release = now.get('releases').find { it.get('tag').asText() == 'v1.0.0' }
    assert now.get('releases').count { it.get('tag').asText() == 'v1.0.0' } == 1
    assert !release.get('draft').asBoolean() && !release.get('preRelease').asBoolean()
    def files = fixture.repository().toFile()
    def published = []
    files.eachFileRecurse { if (it.name =~ /1\.0\.0/ && it.file && !(it.name =~ /\.(pom|md5|sha1)$/)) published << it }
    assert now.get('digests').get('v1.0.0').properties().collectEntries { [it.key, it.value.asText()] } ==
        published.collectEntries { [it.name, Fixture.sha256(it.bytes)] }
    assert texts(release.get('files')).sort() == published*.name.sort()
    assert now.get('latest').asText() == 'v1.0.0'
    assert now.get('issues').get(0).get('comments').size() == 1
    assert texts(now.get('issues').get(0).get('labels')) == ['released']
    assert !now.get('milestones').get('1.0.0').asBoolean()
    def about = texts(now.get('jira')).findAll { it.contains('1.0.0') || it.contains('ABC-1') }
    assert about.size() == 4 && about.take(3) == ['create 1.0.0', 'add ABC-1 1.0.0', 'move ABC-1 Done'] : about
    assert about[3] =~ /change 1.0.0 \{.*released=true\}/
    assert digest('1.0.0') == digest('1.0') && digest('1.0') == digest('latest')
    assert digest('1.0.0') == digest('sha-' + fixture.git('rev-parse', 'v1.0.0^{commit}').take(12))
  }
  requireFirst()
  assert tags().size() == 4 : tags()
  def platforms = fixture.json(new String(manifest('1.0.0'))).get('manifests').collect { it.get('platform') }
  assert platforms.collect { it.get('os').asText() + '/' + it.get('architecture').asText() } == ['linux/amd64', 'linux/arm64']
  assert tap('log', '--format=%s') == 'app 1.0.0' && site() == ['1.0.0']
  def told = { String version -> state().get('slack').findAll { it.get(1).asText().contains("greetings ${version} ") } }
  def mailed = { String version -> mail.receivedMessages.findAll { it.subject.contains(version) } }
  assert told('1.0.0').unique().size() == 1 && told('1.0.0').size() == 2 : told('1.0.0')
  assert mailed('1.0.0')*.messageID.unique().size() == 1 && mailed('1.0.0').size() == 2

  fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
  def everything = { [servers.ask('state'), fixture.remoteRefs(), tap('rev-parse', 'main'), tags(), site(), mail.receivedMessages.size()] }
  def before = everything()
  assert succeed('release-kit:perform').contains('1.0.0 is performed: nothing to do')
  assert everything() == before
  assert succeed('release-kit:status').contains('1.0.0: released')

  // A person looks at the next one, and what is written then stays.
  fixture.write('release-kit.yml', policy.replace('  github:\n', '  github:\n    publish: manual\n'))
  fixture.push('fix: greet all\n\nCloses #2\nRefs: ABC-2')
  def formula = tap('show', 'main:Formula/app.rb')
  def first = digest('1.0.0')
  def waiting = succeed('release-kit:prepare', 'release-kit:perform')
  assert waiting.contains('it waits for a person to look at it; next: mvn release-kit:publish') : waiting
  assert tap('show', 'main:Formula/app.rb') == formula && told('1.0.1').empty
  servers.ask('edit v1.0.1 Read by Ada')
  directory = new File(target, 'other')
  fixture.git('-C', directory.path, 'pull', '-q', '--no-tags')
  def published = succeed('release-kit:publish')
  directory = basedir
  def second = state().get('releases').find { it.get('tag').asText() == 'v1.0.1' }
  assert second.get('notes').asText() == 'Read by Ada' && !second.get('draft').asBoolean()
  assert state().get('latest').asText() == 'v1.0.1'
  assert digest('latest') == digest('1.0.1') && digest('1.0') == digest('1.0.1') && digest('1.0.1') != first
  assert tap('log', '--format=%s') == 'app 1.0.1\napp 1.0.0' && site() == ['1.0.0', '1.0.1']
  assert told('1.0.1').size() == 1 && mailed('1.0.1').size() == 1 : published

  // It is taken back from all of them, though killed as well, and by another clone.
  new File(target, 'held-tap').delete()
  hold('tap')
  kill('tap', 'release-kit:rollback', '-DreleaseVersion=1.0.1', '-Dreason=greets nobody')
  directory = new File(target, 'other')
  def log = succeed('release-kit:rollback', '-DreleaseVersion=1.0.1', '-Dreason=greets nobody')
  second = state().get('releases').find { it.get('tag').asText() == 'v1.0.1' }
  assert second.get('preRelease').asBoolean() && !second.get('draft').asBoolean()
  assert second.get('notes').asText().startsWith('> [!CAUTION]\n> **This release was taken back.** greets nobody\n\nRead by Ada')
  assert state().get('latest').asText() != 'v1.0.1'
  assert digest('latest') == first && digest('1.0') == first && digest('1.0.0') == first && digest('1.0.1') != first
  assert tap('show', 'main:Formula/app.rb') == formula
  assert tap('log', '-1', '--format=%B').startsWith('app 1.0.1 is taken back\n\ngreets nobody')
  assert tap('rev-list', '--count', 'main') == '3'
  assert site() == ['1.0.0']
  assert texts(state().get('jira')).last() =~ /change 1.0.1 \{description=.*taken back: greets nobody, released=false\}/
  assert fixture.remote('show', 'main:CHANGELOG.md') =~ /## \[1\.0\.1\] - \S+ \[YANKED\]/
  def events = fixture.remote('ls-tree', '--name-only', 'refs/release-kit/ledger', 'events/1.0.1/').readLines()
  def yanked = recorded('1.0.1', events.find { it.contains('yanked') }.replaceAll('.*/|\\.json', ''))
  assert yanked.get('detail').asText() == 'greets nobody'
  assert outcomes(yanked) == delivered.collectEntries { [it.key, it.key == 'mirror' ? 'left' : 'withdrawn'] }
  assert told('1.0.1').size() == 2 && told('1.0.1').last().get(1).asText().contains('greets nobody')
  assert mailed('1.0.1').size() == 2
  assert fixture.read('target/other/target/release-kit/1.0.1/advisory.md').contains('greets nobody')
  assert log.contains('cannot be withdrawn: org.example:app at file:') && log.contains('cannot be withdrawn: tag v1.0.1') : log
  assert log.contains('next: mvn release-kit:prepare -Dbump=patch releases 1.0.2')
  before = everything()
  directory = basedir
  succeed('release-kit:rollback', '-DreleaseVersion=1.0.1', '-Dreason=greets nobody')
  assert everything() == before
  assert fixture.git('rev-parse', 'HEAD') == fixture.remote('rev-parse', 'main') && fixture.git('status', '--porcelain') == ''
  def refused = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), 'release-kit:perform', '-DreleaseVersion=1.0.1')
  assert refused.exit() != 0 && refused.log().contains('1.0.1 was taken back: nothing more of it is to be published')
  assert servers.end() == 'closed'
} finally {
  servers.close()
  registry.close()
  mail.stop()
}
return true
