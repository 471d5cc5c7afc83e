import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.write('release-kit.yml', '''\
versionFiles:
  - file: python/pyproject.toml
  - file: web/package.json
  - file: chart/Chart.yaml
  - file: chart/values.yaml
    yaml: image."org.example/tag"
  - file: docs/index.txt
    pattern: "greeting-@{version}.jar"
    on: release
  - file: README.md
''')
fixture.write('python/pyproject.toml', '# ü\r\n[project]\r\nname = "greeting"\r\nversion = "1.0.dev0" # PEP 440')
fixture.write('web/package.json', '{\n\t"name": "größe",\n\t"version": "1.0.0-SNAPSHOT",\n\t"dependencies": {"x": "0.9.0"}\n}\n')
fixture.write('web/package-lock.json', '{"name":"größe","version":"1.0.0-SNAPSHOT","packages":{"":{"version":"1.0.0-SNAPSHOT"},"node_modules/x":{"version":"0.9.0"}}}')
fixture.write('chart/Chart.yaml', '\uFEFFapiVersion: v2\r\nname: greeting\r\nversion: 1.0.0-SNAPSHOT   # chart\r\nappVersion: "1.0.0-SNAPSHOT"\r\n')
fixture.write('chart/values.yaml', 'image:\n  org.example/tag: \'1.0.0-SNAPSHOT\'\n  other: 0.9.0\n')
fixture.write('docs/index.txt', 'Take greeting-0.9.0.jar.\nNew since 0.9.0: nothing.\n')
fixture.write('README.md', '''\
# Größe

<dependency>
  <groupId>org.example</groupId>
  <artifactId>version-files</artifactId>
  <version>0.9.0</version>
</dependency>

implementation("org.example:version-files:0.9.0")

Not 10.9.0, 0.9.0.1 or 0.9.0-rc.1, but **0.9.0**.
''')
fixture.init()
fixture.git('tag', '-a', '-m', 'old', 'v0.9.0')
fixture.git('push', '-q', 'origin', 'v0.9.0')
fixture.push('feat: greet')
return true
