package io.github.releasekit.domain.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTest {

  private static final Parser COMMONMARK = Parser.builder().build();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plain text, plain text",
        "*bold*, \\*bold\\*",
        "a `code` b, a \\`code\\` b",
        "[link](https://example.org), \\[link\\](https:\u200b//example.org)",
        "~~gone~~, \\~\\~gone\\~\\~",
        "a|b, a\\|b",
        "back\\slash, back\\\\slash",
        "__init__, \\_\\_init\\_\\_",
        "snake_case_name, snake_case_name",
        "<script>alert(1)</script>, &lt;script&gt;alert(1)&lt;/script&gt;",
        "&lt;, &amp;lt;",
        "# heading, \\# heading",
        "#12 is closed, #12 is closed",
        "- item, \\- item",
        "=====, \\=====",
        "ada@example.org, ada@\u200bexample.org",
        "1. first, 1\\. first",
        "1.2.3 is out, 1.2.3 is out",
        "3 apples, 3 apples"
      })
  void escapesWhatMeansSomethingAndNothingElse(String text, String markdown) {
    assertThat(Markdown.escape(text)).isEqualTo(markdown);
  }

  static List<String> hostile() {
    return List.of(
        "# heading",
        "###### heading ######",
        "#",
        "## [9.9.9] - 2026-01-01",
        "[YANKED]",
        "*em* **strong** ***both***",
        "_em_ __strong__ a_b_ _c",
        "* item",
        "+ item",
        "- item",
        "-",
        "- [ ] task",
        "1. one",
        "123456789) many",
        "> quote",
        ">",
        "---",
        "***",
        "_ _ _",
        "===",
        "```",
        "~~~ sh",
        "`` a ` b ``",
        "\\",
        "ends with \\",
        "\\* \\[ \\\\",
        "[x]: https://evil.example",
        "[link](https://evil.example \"title\")",
        "[link][ref] [ref][] [ref]",
        "![image](https://evil.example/x.png)",
        "<https://evil.example>",
        "<ada@example.org>",
        "www.example.org",
        "https://example.org/?a=b&c=d",
        "<b>bold</b>",
        "<img src=x onerror=alert(1)>",
        "<!-- comment -->",
        "<!-- open",
        "<?php ?>",
        "<![CDATA[x]]>",
        "<details>",
        "&copy; &#35; &#x23; &amp;",
        "a & b < c > d",
        "| a | b |",
        "|---|---|",
        "a ~ b ~~ c",
        "::set-env name=PATH::x",
        "::error file=a.java,line=1::b",
        "##vso[task.setvariable variable=x]y",
        "##[error]x",
        "#12 and GH-12 and !45",
        "\"quoted\" 'text'",
        "{{ template }} ${el} #{x}",
        "$a$ and $$b$$",
        ":emoji: not one",
        "😀 *x* 漢字_漢字_");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isShownAsItIs(String text) {
    assertThat(shown(Markdown.escape(text)).replace("\u200b", "")).isEqualTo(text);
  }

  @Test
  void whateverAnAuthorWritesIsShownAsItIs() {
    List<String> pieces =
        List.of(
            "#", "*", "_", "`", "~", "[", "]", "(", ")", "<", ">", "!", "&", "\\", "|", "-", "+",
            "=", ":", ";", ".", "1", "a", "b", " ", "lt", "b>", "/", "\"", "é", "amp;", "12)");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(12); length > 0; length--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String line = text.toString().strip();
      if (!line.isEmpty()) {
        assertThat(shown(Markdown.escape(line)).replace("\u200b", ""))
            .as("seed %d: %s", seed, line)
            .isEqualTo(line);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "see https://example.org/x, see https:\u200b//example.org/x",
    "ftp://example.org, ftp:\u200b//example.org",
    "on www.example.org, on www\u200b.example.org",
    "WWW.example.org, WWW\u200b.example.org",
    "a://b c:d e.f, a:\u200b//b c:d e.f"
  })
  void linksNowhere(String text, String markdown) {
    assertThat(Markdown.escape(text)).isEqualTo(markdown);
  }

  @Test
  void notifiesNobody() {
    assertThat(Markdown.escape("@ada and (@team/core)"))
        .isEqualTo("@\u200bada and (@\u200bteam/core)");
  }

  @Test
  void staysOnOneLineWithoutControlAndBidirectionalCharacters() {
    assertThat(Markdown.escape("a\n## b\r\u2028c\u001b[31md\u202ee\u0000"))
        .isEqualTo("a ## b  c \\[31md e");
  }

  /** The text that CommonMark shows for an entry; requires that there is nothing but text. */
  private static String shown(String markdown) {
    StringBuilder shown = new StringBuilder();
    COMMONMARK
        .parse("- " + markdown + "\n")
        .accept(
            new AbstractVisitor() {
              @Override
              protected void visitChildren(Node parent) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                  assertThat(child)
                      .as("%s", markdown)
                      .isInstanceOfAny(
                          Document.class,
                          ListBlock.class,
                          ListItem.class,
                          Paragraph.class,
                          Text.class);
                  if (child instanceof Text text) {
                    shown.append(text.getLiteral());
                  } else {
                    visitChildren(child);
                  }
                }
              }
            });
    return shown.toString();
  }
}
