package io.github.releasekit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "\u0007",
        "\b",
        "\t",
        "\n",
        "\r",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u009b",
        "\u00ad",
        "\u061c",
        "\u200b",
        "\u200e",
        "\u200f",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202e",
        "\u2060",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\ue000",
        "\ud800",
        "\udc00",
        "\uffff",
        "\udb40\udc41"
      })
  void replacesWhatCouldSteerOrHide(String character) {
    assertThat(PlainText.line("a" + character + "b")).isEqualTo("a b");
    assertThat(PlainText.line(character)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "über", "漢字", "🎉 party", "a\u00a0b", "€ ½ – …", "עברית"})
  void keepsWhatIsText(String text) {
    assertThat(PlainText.line(text)).isEqualTo(text);
  }

  @Test
  void disarmsAnAnsiSequence() {
    assertThat(PlainText.line("\u001b[2J\u001b[31mred\u001b[0m")).isEqualTo("[2J [31mred [0m");
  }

  @Test
  void countsInTheSingularAndThePlural() {
    assertThat(PlainText.count(0, "commit")).isEqualTo("0 commits");
    assertThat(PlainText.count(1, "commit")).isEqualTo("1 commit");
    assertThat(PlainText.count(2, "commit")).isEqualTo("2 commits");
  }

  @Test
  void cutsWhatIsTooLongForAMessage() {
    assertThat(PlainText.shortLine("a\n".repeat(10))).isEqualTo(PlainText.line("a\n".repeat(10)));
    assertThat(PlainText.shortLine("x".repeat(500))).isEqualTo("x".repeat(500));
    assertThat(PlainText.shortLine("x".repeat(501))).isEqualTo("x".repeat(500) + "…");
  }

  @Test
  void stripsBothEndsUnlessIndented() {
    assertThat(PlainText.line("  a\n ")).isEqualTo("a");
    assertThat(PlainText.indented("  a\n")).isEqualTo("  a ");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "::set-env name=x::y,: :set-env name=x::y",
        "  ::error::broken,  : :error::broken",
        "a ::error::b,a ::error::b",
        "Foo::bar,Foo::bar",
        "##[error]broken,## [error]broken",
        "[INFO] ##[group]x,[INFO] ## [group]x",
        "a ##vso[task.complete]b,a ## vso[task.complete]b",
        "##teamcity[x]##teamcity[y],## teamcity[x]## teamcity[y]",
        "###[x],### [x]",
        "## heading [link],## heading [link]",
        "## Added,## Added",
        "##,##",
        "  indented,  indented"
      })
  void takesCommandsOfCiServersApart(String line, String logged) {
    assertThat(PlainText.logged(line)).isEqualTo(logged);
  }

  @Test
  void readsALogLineOfAnyLengthInLinearTime() {
    String line = "##".repeat(500_000) + "a".repeat(500_000);

    assertThat(PlainText.logged(line)).isEqualTo(line);
  }
}
