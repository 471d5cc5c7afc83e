import com.fasterxml.jackson.databind.ObjectMapper
import com.sun.net.httpserver.HttpServer
import io.github.releasekit.its.Fixture
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit

def fixture = new Fixture(basedir)
def ports = new Properties()
new File(basedir, 'target/ports.properties').withInputStream { ports.load(it) }
def json = new ObjectMapper()
def secret = 'k3epth1ss3cret'

fixture.requireReleased('1.0.0', '1.0.1-SNAPSHOT')
// The other system did not answer: the release was made all the same.
fixture.requireLog('cdevents was not told', 'next: mvn release-kit:sync')

// A PostgreSQL, which does not run as root.
def root = ['id', '-u'].execute().text.trim() == '0'
def postgres = root ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : []
def bin = new File('/usr/lib/postgresql').listFiles().sort { it.name as int }.last().path + '/bin'
def data = Files.createTempDirectory('it-postgresql').toFile()
def shell = { List<String> command ->
  def process = new ProcessBuilder(command).redirectErrorStream(true).directory(data).start()
  process.outputStream.close()
  def said = process.inputStream.text
  assert process.waitFor() == 0 : said
}
def password = new File(data, 'password')
password.text = secret
if (root) {
  shell(['chown', '-R', 'postgres', data.path])
}
shell(postgres + ["${bin}/initdb".toString(), '-D', "${data}/db".toString(), '-U', 'releases', '--auth=scram-sha-256',
    "--pwfile=${password}".toString(), '-E', 'UTF8', '--locale=C'])
def database = new ProcessBuilder(postgres + ["${bin}/postgres".toString(), '-D', "${data}/db".toString(), '-p', ports.database,
    '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'])
    .directory(data).redirectErrorStream(true).redirectOutput(new File(basedir, 'target/postgresql.log')).start()
def told = new CopyOnWriteArrayList()
def receiver = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, ports.events as int), 0)
receiver.createContext('/in') { exchange ->
  told << json.readTree(exchange.requestBody)
  exchange.sendResponseHeaders(202, -1)
  exchange.close()
}
receiver.start()
def serving = null
try {
  fixture.withEnvironment([RELEASE_KIT_LEDGER_DB: secret, RELEASE_KIT_LEDGER_DB_USERNAME: 'releases'])
  def logs = []
  def run = { File directory, String... arguments ->
    def result = fixture.maven(directory.toPath(), localRepositoryPath.toString(), arguments)
    logs << result.log()
    result
  }
  def succeed = { String... arguments ->
    def result = run(basedir, arguments)
    assert result.exit() == 0 : result.log()
    result.log()
  }
  def fail = { String... arguments ->
    def result = run(basedir, arguments)
    assert result.exit() != 0 : result.log()
    result.log()
  }
  def file = { String name -> new File(basedir, 'target/' + name) }
  def ask = { String name, String... arguments ->
    succeed(*arguments, '-Doutput=' + file(name))
    file(name).text
  }

  // Production needs staging before it, and an approval.
  def refused = fail('release-kit:record', '-Devent=deployment', '-Denvironment=production', '-DdryRun')
  assert refused.contains('was not deployed to staging')
  succeed('release-kit:record', '-Devent=deployment', '-Denvironment=staging')
  assert fail('release-kit:record', '-Devent=deployment', '-Denvironment=production').contains('by ops')
  succeed('release-kit:approve', '-Denvironment=production', '-Drole=ops')
  succeed('release-kit:record', '-Devent=deployment', '-Denvironment=production', '-Drelease-kit.link=https://ci.example/7')
  succeed('release-kit:record', '-Devent=incident', '-Drelease-kit.id=INC-1', '-Denvironment=production', '-Dseverity=high',
      '-Drelease-kit.note=<img src=x onerror=alert(1)> =1+1')
  assert fail('release-kit:record', '-Devent=restored', '-Drelease-kit.id=INC-2').contains('INC-2')
  succeed('release-kit:record', '-Devent=restored', '-Drelease-kit.id=INC-1')

  // What is on record, in each form, and the same from the database.
  succeed('release-kit:sync')
  assert succeed('release-kit:sync').contains('nothing new')
  def history = json.readTree(ask('history.json', 'release-kit:history', '-Dformat=json'))
  assert history.get('events').collect { it.get('type').asText() }.toSet() ==
      ['prepared', 'performed', 'approved', 'deployment', 'incident', 'restored'].toSet()
  assert ask('history-database.json', 'release-kit:history', '-Dformat=json', '-Dfrom=database') == file('history.json').text
  def csv = ask('incidents.csv', 'release-kit:history', '-Dformat=csv', '-Devent=incident')
  assert csv.readLines().size() == 2 && !csv.contains('\n=') && !csv.contains(',=')
  def metrics = json.readTree(ask('metrics.json', 'release-kit:metrics', '-Dformat=json'))
  def figure = { String id -> metrics.get('figures').find { it.get('id').asText() == id } }
  assert figure('deployment-frequency').get('samples').asInt() == 1
  assert figure('change-failure-rate').get('note').asText().contains('not enough data')
  assert json.readTree(ask('metrics-database.json', 'release-kit:metrics', '-Dformat=json', '-Dfrom=database')).get('figures').size() ==
      metrics.get('figures').size()
  assert ask('releases.prom', 'release-kit:metrics', '-Dformat=prometheus').contains('# TYPE release_kit_')
  assert json.readTree(ask('tags.json', 'release-kit:metrics', '-Dformat=json', '-Dfrom=tags')).get('releases').asInt() == 1

  // Pages: nothing in them runs.
  def dashboard = ask('dashboard.html', 'release-kit:dashboard')
  def audit = ask('audit.html', 'release-kit:audit', '-Dformat=html')
  succeed('site')
  def report = file('site/release-kit.html').text
  [dashboard, audit, report].each {
    assert it.contains('1.0.0') && it.contains('Content-Security-Policy')
    assert !it.contains('<script') && !it.contains('<img')
  }
  assert file('site/project-reports.html').text.contains('release-kit.html')
  def record = json.readTree(ask('audit.json', 'release-kit:audit', '-Dformat=json'))
  assert record.toString().contains('-----BEGIN SSH SIGNATURE-----')
  def checklist = ask('checklist.md', 'release-kit:notes', '-Dshow=checklist', '-DreleaseVersion=1.0.0')
  assert checklist.contains('[x]') && checklist.contains('production')
  ask('review.html', 'release-kit:notes', '-Dshow=review', '-Dformat=html')
  assert !file('review.html').text.contains('<script')

  // Another system was told once of each event.
  assert told.collect { it.get('id').asText() }.unique(false).size() == told.size()
  assert told.any { it.get('type').asText().startsWith('dev.cdevents.incident.') }

  // Over HTTP, to this machine and names of it only.
  serving = fixture.startMaven(basedir.toPath(), localRepositoryPath.toString(), 'release-kit:serve', '-Drelease-kit.port=0')
  def log = new File(basedir, 'target/again.log')
  def url = null
  def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
  while (url == null && System.nanoTime() < end && serving.alive) {
    def found = log.text =~ /Serving the ledger at (http:\/\/\S+)/
    url = found ? found.group(1) : null
    if (url == null) {
      serving.waitFor(200, TimeUnit.MILLISECONDS)
    }
  }
  assert url : log.text
  def get = { String path, String... headers ->
    def request = HttpRequest.newBuilder(URI.create(url.replaceFirst('/$', '') + path))
    if (headers) {
      request.headers(headers)
    }
    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString())
  }
  assert json.readTree(get('/api/v1/events?event=incident').body()).toString().contains('INC-1')
  assert get('/').body().contains('1.0.0')
  assert get('/api/v1/releases', 'Origin', 'https://evil.example').statusCode() == 403
  assert get('/../../etc/passwd').statusCode() >= 400
  serving.destroy()
  assert serving.waitFor(30, TimeUnit.SECONDS)
  serving = null

  // Nobody has rewritten it; then somebody does.
  assert succeed('release-kit:audit', '-Dcheck').contains('nothing found')
  def forger = fixture.cloneInto('target/forger').toPath()
  Fixture.gitIn(forger, 'fetch', '-q', 'origin', 'refs/release-kit/ledger')
  Fixture.gitIn(forger, 'checkout', '-q', 'FETCH_HEAD')
  def incident = forger.resolve('events/1.0.0').toFile().listFiles().find { it.name.endsWith('-incident.json') }
  Fixture.gitIn(forger, 'rm', '-q', 'events/1.0.0/' + incident.name)
  Fixture.gitIn(forger, 'commit', '-q', '-m', '1.0.0 note')
  Fixture.gitIn(forger, 'push', '-q', 'origin', 'HEAD:refs/release-kit/ledger')
  assert fail('release-kit:audit', '-Dcheck').contains(incident.name)
  assert fail('release-kit:sync').contains(incident.name)
  logs.each { assert !it.contains(secret) }
  return true
} finally {
  serving?.destroyForcibly()
  receiver.stop(0)
  database.destroy()
  if (!database.waitFor(20, TimeUnit.SECONDS)) {
    database.destroyForcibly().waitFor()
  }
  data.deleteDir()
}
