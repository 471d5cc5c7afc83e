import io.github.releasekit.its.Fixture
import io.github.releasekit.its.SigningKey

new File(basedir, 'target').mkdirs()
new File(basedir, 'target/key.asc').text = SigningKey.armored()
new File(basedir, 'release-kit.yml').text = """artifactSignatures: openpgp
assets: {sourceArchive: true, manifest: true, checksums: true}
central:
  publish: automatic
  portal: http://127.0.0.1:1
  repository: file://${new File(basedir, 'target/central').absolutePath}
"""
new Fixture(basedir).init().remember()
return true
