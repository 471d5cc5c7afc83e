import io.github.releasekit.its.Fixture
import io.github.releasekit.its.SigningKey
import java.security.KeyPairGenerator

def pem = { String label, byte[] content ->
  "-----BEGIN ${label}-----\n" + Base64.mimeEncoder.encodeToString(content) + "\n-----END ${label}-----\n"
}
def pair = KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
new File(basedir, 'target').mkdirs()
new File(basedir, 'target/key.asc').text = SigningKey.armored()
new File(basedir, 'target/provenance.pem').text = pem('PRIVATE KEY', pair.private.encoded)
def publicKey = pem('PUBLIC KEY', pair.public.encoded)
new File(basedir, 'target/provenance.pub').text = publicKey
new File(basedir, 'release-kit.yml').text = """snapshotWaivers:
  - {artifact: "io.github.releasekit:*", reason: what is tested, expires: 2099-12-31}
artifactSignatures: openpgp
assets:
  sourceArchive: true
  sbom: [cyclonedx, spdx]
  files: ["models/*", "lib/target/maven-archiver/*.properties"]
  manifest: true
  checksums: true
  provenance:
    publicKeys:
      - |
${publicKey.readLines().collect { '        ' + it }.join('\n')}
"""
def fixture = new Fixture(basedir).init()
fixture.git('config', 'user.signingKey', 'nobody-has-this-key')
fixture.remember()
return true
