package io.github.releasekit.domain.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plain text, plain text",
        "*bold*, \\*bold\\*",
        "a `code` b, a \\`code\\` b",
        "[link](https://example.org), \\[link\\](https://example.org)",
        "![picture](x), !\\[picture\\](x)",
        "~~gone~~, \\~\\~gone\\~\\~",
        "a|b, a\\|b",
        "back\\slash, back\\\\slash",
        "_em_, \\_em\\_",
        "__init__, \\_\\_init\\_\\_",
        "snake_case_name, snake_case_name",
        "<script>alert(1)</script>, &lt;script&gt;alert(1)&lt;/script&gt;",
        "<!-- hidden, &lt;!-- hidden",
        "a & b, a &amp; b",
        "&lt;, &amp;lt;",
        "> quote, &gt; quote",
        "# heading, \\# heading",
        "- item, \\- item",
        "+ item, \\+ item",
        "=====, \\=====",
        "---, \\---",
        "close #12, close #12",
        "ada@example.org, ada@example.org",
        "1. first, 1\\. first",
        "12) twelfth, 12\\) twelfth",
        "1.2.3 is out, 1.2.3 is out",
        "3 apples, 3 apples"
      })
  void showsTextAsItIs(String text, String markdown) {
    assertThat(Markdown.escape(text)).isEqualTo(markdown);
  }

  @Test
  void notifiesNobody() {
    assertThat(Markdown.escape("@ada and (@team/core)"))
        .isEqualTo("@\u200bada and (@\u200bteam/core)");
  }

  @Test
  void staysOnOneLine() {
    assertThat(Markdown.escape("a\n## b\r\u2028c\u001b[0m")).isEqualTo("a ## b  c \\[0m");
  }
}
