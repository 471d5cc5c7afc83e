package io.github.releasekit.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void hasAHeaderAndALineARow() {
    assertThat(Csv.of(List.of("a", "b"), List.of(List.of("1", "2"), List.of("", "x y"))))
        .isEqualTo("a,b\r\n1,2\r\n,x y\r\n");
    assertThat(Csv.of(List.of("a", "b"), List.of())).isEqualTo("a,b\r\n");
  }

  /** RFC 4180, 2.6 and 2.7. */
  @Test
  void quotesWhatWouldBeTakenForItsForm() {
    assertThat(cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(cell("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
    assertThat(cell("\"")).isEqualTo("\"\"\"\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\u200b=1+1",
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "=cmd|' /C calc'!A0",
        "\uff1d1+1",
        "-",
        "--1",
        "-1-",
        "+4.2",
      })
  void hasNoFormulas(String hostile) {
    assertThat(cell(hostile).replaceFirst("^\"", "")).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-0.25", "12", "2026-11-30T12:00:00Z", "a=b", "1.0.0-rc.1"})
  void keepsNumbersAndOtherText(String plain) {
    assertThat(cell(plain)).isEqualTo(plain);
  }

  @Test
  void keepsARowOnItsLine() {
    assertThat(cell("a\r\n::set-env name=X::1\u001b[31m\u2028b"))
        .isEqualTo("a  ::set-env name=X::1 [31m b");
  }

  @Test
  void refusesRowsOfAnotherLength() {
    assertThatThrownBy(() -> Csv.of(List.of("a", "b"), List.of(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String cell(String value) {
    String csv = Csv.of(List.of("a"), List.of(List.of(value)));
    return csv.substring("a\r\n".length(), csv.length() - "\r\n".length());
  }
}
