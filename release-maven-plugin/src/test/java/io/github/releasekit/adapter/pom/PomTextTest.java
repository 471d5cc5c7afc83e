package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.pom.PomText.Run;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomTextTest {

  /** XML 1.0, sections 4.1 and 4.6. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1.2.3, 1.2.3",
        "a&amp;b, a&b",
        "&lt;&gt;, <>",
        "&quot;&apos;, \"'",
        "&#49;.&#x32;, 1.2",
        "&#x1F389;, 🎉",
        "&amp;lt;, &lt;",
        "a &unknown; b, a &unknown; b",
        "a & b, a & b",
        "&#xZZ;, &#xZZ;",
        "&#;, &#;",
        "&#x110000;, &#x110000;",
        "&#-1;, &#-1;",
        "&;, &;",
        "&AMP;, &AMP;",
        "&#00000000000049;, &#00000000000049;"
      })
  void resolvesWhatXmlPredefinesAndLeavesTheRest(String text, String resolved) {
    assertThat(whole(text).value()).isEqualTo(resolved);
  }

  @Test
  void knowsTheBytesOfEachCharacter() {
    PomText text = whole(" 1&#46;2&#45;x ").strip();

    assertThat(text.value()).isEqualTo("1.2-x");
    assertThat(text.runs()).containsExactly(new Run(1, 14, false));
    assertThat(text.part(1, 2).runs()).containsExactly(new Run(2, 7, false));
    assertThat(text.part(3, 5).runs()).containsExactly(new Run(8, 14, false));
  }

  @Test
  void joinsRunsThatTouchAndKeepsOthersApart() {
    byte[] content = "ab--cdef".getBytes(StandardCharsets.US_ASCII);
    List<Run> runs = List.of(new Run(0, 2, false), new Run(4, 6, true), new Run(6, 8, false));

    assertThat(PomText.of(content, runs).runs())
        .containsExactly(new Run(0, 2, false), new Run(4, 8, false));
  }

  @Test
  void readsReferencesInCdataAsText() {
    byte[] content = "&#49;&#49;".getBytes(StandardCharsets.US_ASCII);

    assertThat(PomText.of(content, List.of(new Run(0, 5, true), new Run(5, 10, false))).value())
        .isEqualTo("&#49;1");
  }

  @ParameterizedTest
  @CsvSource({"'\n\nx', 3", "'\r\n\r\nx', 3", "'\r\rx', 3", "'x', 1", "'a\nx\n', 2"})
  void countsLinesOfEveryLineEnd(String content, int line) {
    PomText text = whole(content);

    assertThat(text.part(content.indexOf('x'), content.indexOf('x') + 1).line()).isEqualTo(line);
  }

  private static PomText whole(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return PomText.of(content, List.of(new Run(0, content.length, false)));
  }
}
