import com.sun.net.httpserver.HttpServer
import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def key = fixture.sshKey('ada')
def free = { new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort } }
def database = free()
def events = free()
new File(basedir, 'target/ports.properties').text = "database=${database}\nevents=${events}\n"
fixture.write('release-kit.yml', """\
approvers:
  - {name: Ada Lovelace, roles: [ops], key: "${key}"}
environments:
  - name: staging
  - name: production
    approvals: [{role: ops}]
ledger:
  repository: acme/shop
  database: {url: "jdbc:postgresql://127.0.0.1:${database}/postgres", credentials: ledger-db}
exports:
  cdevents: {url: "http://127.0.0.1:${events}/in"}
snapshotWaivers:
  - {artifact: "io.github.releasekit:*", reason: what is tested, expires: 2099-12-31}
""")
fixture.init()
fixture.signWith('ada')
fixture.push('feat: <script>alert(1)</script> =HYPERLINK("http://evil.example")')
return true
