package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicTextTest {

  private static final PublicText TEXT = new PublicText(Path.of("/srv/clone"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "cannot read /srv/clone/src/App.java | cannot read src/App.java",
        "cannot read /etc/release/key | cannot read …/key",
        "key:/etc/release/key | key:…/key",
        "'/etc/release/key' is missing | '…/key' is missing",
        "C:\\Users\\ada\\key | …/key",
        "file:///srv/git/app.git is gone | …/app.git is gone",
        "https://ada:pass@word@example.org/a/b | https://example.org/a/b",
        "https://example.org/a/b | https://example.org/a/b",
        "git push origin refs/release-kit/ledger | git push origin refs/release-kit/ledger",
        "mvn release-kit:prepare | mvn release-kit:prepare"
      })
  void whatIsOfThisMachineIsLeftOut(String text, String told) {
    assertThat(TEXT.of(text)).isEqualTo(told);
  }

  @Test
  void theHomeOfTheUserHasNoName() {
    assertThat(TEXT.of("cannot write " + System.getProperty("user.home")))
        .isEqualTo("cannot write ~");
  }
}
