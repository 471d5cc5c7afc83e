import io.github.releasekit.its.Fixture

new File(basedir, 'release-kit.yml').text = '''snapshotWaivers:
  - {artifact: "io.github.releasekit:*", reason: what is tested, expires: 2099-12-31}
assets: {checksums: true}
sigstore:
  issuer: https://token.example.org
  identity: https://github.com/example/*
  trustedRoot: sigstore/trusted_root.json
  signingConfig: sigstore/signing_config.json
'''
new Fixture(basedir).init().remember()
return true
