import com.sun.net.httpserver.HttpServer
import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def healthy = false
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
def answers = [
    '/health': { [healthy ? 200 : 503, '{"status": "' + (healthy ? 'UP' : 'DOWN') + '"}'] },
    '/sonar/api/ce/task': { [200, '{"task": {"id": "AVAn5RKqYwETbXvgas-I", "status": "SUCCESS", "analysisId": "AVAn5RJmYwETbXvgas-H"}}'] },
    '/sonar/api/qualitygates/project_status': {
      def (status, actual) = healthy ? ['OK', '85.4'] : ['ERROR', '61.0']
      [200, """{"projectStatus": {"status": "${status}", "conditions": [{"status": "${status}", "metricKey": "new_coverage",
          "comparator": "LT", "periodIndex": 1, "errorThreshold": "80", "actualValue": "${actual}"}]}}"""]
    }]
server.createContext('/') { exchange ->
  def (status, body) = answers[exchange.requestURI.path]()
  def bytes = body.bytes
  exchange.sendResponseHeaders(status, bytes.length)
  exchange.responseBody.withStream { it.write(bytes) }
}
server.start()
try {
  def url = "http://localhost:${server.address.port}"
  fixture.write('release-kit.yml', """\
gates:
  tests: {required: false}
  sonar: {url: "${url}/sonar", reports: ["report-task.txt"]}
  staging: {type: http, url: "${url}/health", value: /status, equals: UP}
""")
  fixture.write('report-task.txt', 'projectKey=p\nceTaskId=AVAn5RKqYwETbXvgas-I\n')
  fixture.push('build: ask the servers')
  fixture.remember()
  def prepare = { fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare') }
  def refused = prepare()
  assert refused.exit() != 0
  ['the build of v1.0.0 does not pass:', 'new_coverage is 61.0, and has to be at least 80',
   'the server answers 503, and has to answer 200', 'see ' + url + '/health'].each { assert refused.log().contains(it) : it + '\n' + refused.log() }
  fixture.requireUnchanged()

  healthy = true
  def passed = prepare()
  assert passed.exit() == 0 : passed.log()
  def gates = fixture.manifest('1.0.0').get('gates').collectEntries { [it.get('id').asText(), it] }
  assert gates['sonar'].get('outcome').asText() == 'passed'
  assert gates['staging'].get('outcome').asText() == 'passed'
  assert gates['staging'].get('reports').get('sha256').asText() ==~ /[0-9a-f]{64}/
} finally {
  server.stop(0)
}
return true
