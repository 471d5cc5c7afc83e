import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.write('src/main/java/org/example/Greeting.java', 'package org.example; class Greeting {}')
fixture.write('CHANGELOG.md', 'my own notes')
fixture.remember()
return true
