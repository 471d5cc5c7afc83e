import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
def bytesOf = { revision, path ->
  def process = ['git', 'cat-file', 'blob', revision + ':' + path].execute(null, basedir)
  new String(process.inputStream.bytes, 'ISO-8859-1')
}

// Every file, and what stands in it before, in the tag, in main and after bump.
def python = ['1.0.dev0', '1.0.0', '1.0.1.dev0', '2.0.0rc1.dev0']
def maven = ['1.0.0-SNAPSHOT', '1.0.0', '1.0.1-SNAPSHOT', '2.0.0-rc.1-SNAPSHOT']
def files = [
    'python/pyproject.toml': python,
    'web/package.json': maven,
    'web/package-lock.json': maven,
    'chart/Chart.yaml': maven,
    'chart/values.yaml': maven]
files.each { path, versions ->
  def old = bytesOf('v1.0.0~1', path)
  assert old.contains(versions[0])
  assert bytesOf('v1.0.0', path) == old.replace(versions[0], versions[1])
  assert bytesOf('main', path) == old.replace(versions[0], versions[2])
  assert new File(basedir, path).getText('ISO-8859-1') == old.replace(versions[0], versions[3])
}
def readme = bytesOf('v1.0.0~1', 'README.md')
    .replace('<version>0.9.0<', '<version>1.0.0<').replace('files:0.9.0', 'files:1.0.0')
def index = bytesOf('v1.0.0~1', 'docs/index.txt').replace('greeting-0.9.0.jar', 'greeting-1.0.0.jar')
['v1.0.0', 'main'].each { revision ->
  assert bytesOf(revision, 'README.md') == readme
  assert bytesOf(revision, 'docs/index.txt') == index
}
assert new File(basedir, 'README.md').getText('ISO-8859-1') == readme
fixture.requireLog('→ 2.0.0-rc.1-SNAPSHOT in 6 files')

def plan = fixture.json(fixture.read('target/plan.json'))
assert plan.get('edits')*.get('path')*.asText().toSet() ==
    files.keySet() + ['pom.xml', 'README.md', 'docs/index.txt', 'CHANGELOG.md']
assert plan.get('oldVersions').get('count').asInt() == 2
assert plan.get('oldVersions').get('shown').collect { [it.get('path').asText(), it.get('line').asInt(), it.get('text').asText()] } == [
    ['README.md', 11, 'Not 10.9.0, 0.9.0.1 or 0.9.0-rc.1, but **0.9.0**.'],
    ['docs/index.txt', 2, 'New since 0.9.0: nothing.']]
return true
