package io.github.releasekit.domain.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.changelog.Line.Kind;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Headings are where CommonMark's reference implementation has them. */
class MarkdownLinesTest {

  private static final int TRIES = Integer.getInteger("release-kit.generated", 20_000);

  private static final Parser COMMONMARK =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private static final List<String> LINES =
      List.of(
          "",
          "",
          "",
          "text",
          "  text",
          "    text",
          "\ttext",
          "# a",
          "## b ##",
          " ### c",
          "   # d",
          "    # e",
          "\t# f",
          "#g",
          "#",
          "- a",
          "- # in",
          "  - b",
          "    - c",
          "-",
          "- ",
          "* a",
          "+ a",
          "-\tb",
          "-     code",
          "1. a",
          "2. a",
          "10) a",
          "123456789. a",
          "1234567890. a",
          "  # in item",
          "   # or not",
          "```",
          "```` x",
          "  ```",
          "    ```",
          "~~~",
          "~~~ `y`",
          "``` a`b",
          "- ```",
          "- - ~~~",
          "  ~~~",
          "===",
          "---",
          " ---",
          "    ---",
          "- - -",
          "***",
          "_ _ _",
          "--",
          "= =",
          "> q",
          "> # q",
          ">",
          "<!-- x -->",
          "<!-- x",
          "x -->",
          "<div>",
          "</div>",
          "<pre>",
          "</pre>",
          "<span>",
          "<span> x",
          "<https://x>",
          "<?x",
          "?>",
          "<!D",
          "- <div>",
          "| a |",
          "|---|",
          "*a*",
          "\\# h");

  @Test
  void findsTheHeadingsThatCommonMarkFinds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < TRIES; i++) {
      StringBuilder text = new StringBuilder("text\n\n");
      for (int lines = 1 + random.nextInt(9); lines > 0; lines--) {
        text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
      }
      assertThat(found(text.toString()))
          .as("seed %d%n%s", seed, text)
          .isEqualTo(expected(text.toString()));
    }
  }

  /** The lines of headings and of underlines. */
  private static TreeSet<Integer> found(String text) {
    TreeSet<Integer> found = new TreeSet<>();
    for (Line line : MarkdownLines.of(text).lines()) {
      if (line.is(Kind.HEADING) || line.is(Kind.UNDERLINE)) {
        found.add(line.number());
      }
    }
    return found;
  }

  private static TreeSet<Integer> expected(String text) {
    TreeSet<Integer> expected = new TreeSet<>();
    for (Node n = COMMONMARK.parse(text).getFirstChild(); n != null; n = n.getNext()) {
      if (n instanceof Heading) {
        List<SourceSpan> spans = n.getSourceSpans();
        expected.add(spans.get(spans.size() - 1).getLineIndex() + 1);
      }
    }
    return expected;
  }
}
