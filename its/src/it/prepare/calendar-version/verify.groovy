import io.github.releasekit.its.Fixture

import java.time.LocalDate
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter

def fixture = new Fixture(basedir)
fixture.requireReleased('2026.01.0', '2026.01.1-SNAPSHOT')
fixture.requireDeployed('2026.01.0')

// A run over the end of a month may take either one's version.
def months = [LocalDate.now(ZoneOffset.UTC)]
def release = { String message ->
    fixture.push(message)
    def run = fixture.maven(basedir.toPath(), localRepositoryPath.toString(), releaseKit + ':prepare')
    assert run.exit() == 0 : run.log()
}
release('feat: know holidays')
release('feat!: forget holidays')
months << LocalDate.now(ZoneOffset.UTC)
def expected = months.collect { 'v' + it.format(DateTimeFormatter.ofPattern('uuuu.MM')) }.unique()
def tags = fixture.remote('tag').readLines() - 'v2026.01.0'
assert tags.size() == 2
assert expected.contains(tags[0] - ~/\.\d+$/)
if (expected.size() == 1) {
    assert tags == [expected[0] + '.0', expected[0] + '.1']
    fixture.requireReleased(tags[1].substring(1), expected[0].substring(1) + '.2-SNAPSHOT')
}
return true
