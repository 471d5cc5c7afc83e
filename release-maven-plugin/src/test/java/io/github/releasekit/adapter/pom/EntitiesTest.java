package io.github.releasekit.adapter.pom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XML 1.0, sections 4.1 and 4.6. */
class EntitiesTest {

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
        "&AMP;, &AMP;"
      })
  void resolvesWhatXmlPredefinesAndLeavesTheRest(String text, String resolved) {
    assertThat(Entities.resolve(text)).isEqualTo(resolved);
  }
}
