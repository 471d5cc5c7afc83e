import io.github.releasekit.its.Fixture
import java.nio.file.Files

def fixture = new Fixture(basedir)
fixture.init()
// Sockets of the agent need a short path.
def home = Files.createTempDirectory('it-gpg').toFile()
new File(home, 'gpg-agent.conf').text = 'pinentry-program /bin/false\n'
def gpg = new File(basedir, 'target/gpg')
gpg.text = "#!/bin/sh\nGNUPGHOME='${home}' exec gpg \"\$@\"\n"
gpg.executable = true
def key = [gpg.path, '--batch', '--pinentry-mode=loopback', '--passphrase-fd=0',
    '--quick-generate-key', 'Ada Lovelace <ada@example.org>', 'ed25519', 'sign', 'never'].execute()
key.withWriter { it << 'canary-4711\n' }
assert key.waitFor() == 0: key.err.text
assert ['gpgconf', '--homedir', home.path, '--kill', 'gpg-agent'].execute().waitFor() == 0
new File(basedir, 'target/gpg-home.txt').text = home.path
fixture.git('config', 'gpg.program', gpg.path)
fixture.git('config', 'commit.gpgSign', 'true')
fixture.git('config', 'tag.gpgSign', 'true')
return true
