import io.github.releasekit.its.Fixture
import io.github.releasekit.its.SigningKey
import java.security.KeyPairGenerator

def pem = { String label, byte[] content ->
  "-----BEGIN ${label}-----\n" + Base64.mimeEncoder.encodeToString(content) + "\n-----END ${label}-----\n"
}
def pair = KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
def secrets = new File(basedir, 'target/secrets')
secrets.mkdirs()
new File(secrets, 'key.asc').text = SigningKey.armored('Can4ry phrase&2')
new File(secrets, 'provenance.pem').text = pem('PRIVATE KEY', pair.private.encoded)
new File(basedir, 'release-kit.yml').text = """artifactSignatures: openpgp
assets:
  manifest: true
  checksums: true
  provenance:
    publicKeys:
      - |
${pem('PUBLIC KEY', pair.public.encoded).readLines().collect { '        ' + it }.join('\n')}
"""
new Fixture(basedir).init()
return true
