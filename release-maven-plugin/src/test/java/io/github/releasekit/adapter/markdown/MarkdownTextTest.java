package io.github.releasekit.adapter.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {

  @Test
  void showsHtmlAsTextAndLeavesOutUnsafeAddresses() {
    assertThat(
            MarkdownText.toHtml(
                "<b onclick=x>*bold*</b> [a](javascript:alert(1)) [b](https://example.org)"))
        .isEqualTo(
            "<p>&lt;b onclick=x&gt;<em>bold</em>&lt;/b&gt; "
                + "<a rel=\"nofollow\" href=\"\">a</a> "
                + "<a rel=\"nofollow\" href=\"https://example.org\">b</a></p>");
  }

  @Test
  void writesAnEntryOfAListOnALineOfPlainText() {
    assertThat(
            MarkdownText.toPlainText(
                "### Added\n\n- **core:** log\\_in &lt;b&gt;\n- second\n\nSee [docs](https://d.org), <https://d.org/x> or <a@d.org>.\n"))
        .isEqualTo(
            "Added\n\n- core: log_in <b>\n- second\n\nSee docs (https://d.org), https://d.org/x or a@d.org.");
  }

  @Test
  void needsNoGuardAgainstMentionsOutsideOfMarkdown() {
    assertThat(MarkdownText.toHtml("by @\u200Bada")).isEqualTo("<p>by @ada</p>");
    assertThat(MarkdownText.toPlainText("by @\u200Bada")).isEqualTo("by @ada");
  }

  @Test
  void movesHeadingsBelowTheOneTheyStandUnder() {
    String text =
        """
        # First #
        ## Second
        text

        ```
        # not a heading
        ```

            # nor this

        Underlined
        over two lines
        ===

        Lower
        ---
        - # in a list
        ###### deepest
        """;

    assertThat(MarkdownText.below(2, text))
        .isEqualTo(
            """
            ### First #
            #### Second
            text

            ```
            # not a heading
            ```

                # nor this

            ### Underlined over two lines

            #### Lower
            - ### in a list
            ###### deepest""");
  }

  @Test
  void leavesHeadingsThatAreLowEnough() {
    assertThat(MarkdownText.below(2, "### a\r\n#### b")).isEqualTo("### a\n#### b");
    assertThat(MarkdownText.below(2, "no heading\n# \n")).isEqualTo("no heading\n###");
  }

  @Test
  void escapesWhatHtmlTakesForMarkup() {
    assertThat(MarkdownText.escapedHtml("<a href=\"x\" id='y'>&"))
        .isEqualTo("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
  }
}
