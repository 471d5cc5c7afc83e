import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
assert fixture.read('target/notes.txt') ==
    'written 2.0.0 (v2.0.0) after 1.0.0\n' +
    '* Ada Lovelace\n' +
    '* Grace Hopper, first contribution\n' +
    'Safari asks twice.\n' +
    'Log in with a passkey\n\nIt is faster than 1.0.0.\n\n- ##vso[task.complete]<b>\n'

def html = fixture.read('target/notes.html')
assert html.startsWith('<!DOCTYPE html>\n<html lang="en">\n')
[
    '<h2 id="highlights">What&#39;s new</h2>\n<h3>Log in with a passkey</h3>\n' +
        '<p>It is <strong>faster</strong> than 1.0.0.</p>\n' +
        '<ul>\n<li>##vso[task.complete]&lt;b&gt;</li>\n</ul>\n',
    '<h2 id="breaking">Breaking changes</h2>\n<ul>\n<li>new store — the old one is gone</li>\n</ul>\n',
    '<h2 id="upgrade">Upgrade guide</h2>\n<p>Restart the server.</p>\n',
    '<h3>Fixed</h3>\n<ul>\n<li>say ::set-env name=x::y</li>\n</ul>\n',
    '<h2 id="security">Security</h2>\n<ul>\n<li>CVE-2026-1 is fixed</li>\n</ul>\n',
    '<h2 id="known-issues">Known issues</h2>\n<p>Safari asks twice.</p>\n',
    '&lt;artifactId&gt;written&lt;/artifactId&gt;\n  &lt;version&gt;2.0.0&lt;/version&gt;\n',
    'href="https://github.com/example/written/compare/v1.0.0...v2.0.0"',
    '<h2 id="support">Support</h2>\n<p>Ask in the chat about written.</p>\n'
].each { part -> assert html.contains(part) }
assert !html.contains('Coming next')
assert !html.contains('API changes')

assert fixture.git('cat-file', '-p', 'v2.0.0').contains('\n\n- ##vso[task.complete]<b>\n\nChangelog: ')
fixture.requireLog('- ## vso[task.complete]<b>')
assert !fixture.read('build.log').contains('##vso[')
return true
