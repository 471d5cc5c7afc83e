import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('release-kit.yml', """\
branches: [main, "hotfix/*"]
approvers:
  - {name: Tess Lead, roles: [technical-lead], key: "${fixture.sshKey('lead')}"}
  - {name: Pia Product, roles: [product-owner], key: "${fixture.sshKey('product')}"}
  - {name: Sam Security, roles: [security], key: "${fixture.sshKey('security')}"}
gates:
  all-tests-pass: {type: tests, required: false}
  security-scan-clean: {type: vulnerabilities, critical: 0, high: 0, reports: ["reports/scan.json"], always: true}
  performance-regression-check: {type: benchmarks, tolerance: 20, reports: ["reports/jmh.json"]}
  documentation-updated: {type: command, command: [sh, docs/check.sh]}
approvals: [{role: technical-lead}]
profiles:
  minor:
    approvals: [{role: technical-lead}, {role: product-owner}]
  major:
    approvals: [{role: technical-lead}, {role: security}]
  hotfix-critical:
    skip: [performance-regression-check, documentation-updated]
    properties: {skipITs: true}
""")
fixture.write('docs/check.sh', '''\
grep -q "$RELEASE_KIT_VERSION" docs/releases.md || { echo "docs/releases.md says nothing of $RELEASE_KIT_VERSION"; exit 1; }
''')
fixture.write('docs/releases.md', 'What is new in 1.0.0: everything\n')
fixture.write('reports/scan.json', '{"reportSchema": "1.1", "dependencies": []}')
fixture.write('reports/jmh.json', '''\
[{"benchmark": "org.example.Work.work", "mode": "avgt", "primaryMetric": {"score": 100.0, "scoreUnit": "us/op"}}]
''')
fixture.init()
return true
