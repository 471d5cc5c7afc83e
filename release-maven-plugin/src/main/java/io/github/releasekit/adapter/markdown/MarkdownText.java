package io.github.releasekit.adapter.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** A text in Markdown (CommonMark), rendered, or fitted below a heading. */
public final class MarkdownText {

  private static final int DEEPEST = 6;

  /** What keeps a forge from making mentions and links; HTML and plain text need it not. */
  private static final String NO_WORD = "\u200B";

  private static final String MAILTO = "mailto:";

  private MarkdownText() {}

  /** HTML elements; HTML in the text is shown as text, and unsafe addresses are left out. */
  public static String toHtml(String markdown) {
    return HtmlRenderer.builder()
        .escapeHtml(true)
        .sanitizeUrls(true)
        .build()
        .render(Parser.builder().build().parse(markdown))
        .replace(NO_WORD, "")
        .strip();
  }

  /** Plain text: an entry of a list is a line, a link is followed by its address. */
  public static String toPlainText(String markdown) {
    Node document = Parser.builder().build().parse(markdown);
    document.accept(new LinksToText());
    return TextContentRenderer.builder()
        .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
        .build()
        .render(document)
        .replace(NO_WORD, "")
        .strip();
  }

  /** Plain text as HTML shows it, in elements and in quoted attributes. */
  public static String escapedHtml(String plain) {
    StringBuilder html = new StringBuilder(plain.length() + 16);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return html.toString();
  }

  /**
   * The text with its headings moved down together, so that the highest is below a level; nothing
   * else changes, except that underlined headings become those with {@code #} and line ends become
   * line feeds.
   *
   * @param level of the heading it stands under: 1 to 5
   */
  public static String below(int level, String markdown) {
    List<String> lines = new ArrayList<>(markdown.lines().toList());
    List<Heading> headings = headings(String.join("\n", lines));
    int highest = headings.stream().mapToInt(Heading::getLevel).min().orElse(DEEPEST);
    int down = Math.max(0, level + 1 - highest);
    for (int i = headings.size() - 1; i >= 0 && down > 0; i--) {
      move(lines, headings.get(i), down);
    }
    return String.join("\n", lines);
  }

  private static List<Heading> headings(String markdown) {
    List<Heading> headings = new ArrayList<>();
    Parser.builder()
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                headings.add(heading);
              }
            });
    return headings;
  }

  private static void move(List<String> lines, Heading heading, int down) {
    List<SourceSpan> spans = heading.getSourceSpans();
    SourceSpan first = spans.get(0);
    String line = lines.get(first.getLineIndex());
    String before = line.substring(0, first.getColumnIndex());
    String text = line.substring(first.getColumnIndex()).strip();
    String marks = "#".repeat(Math.min(DEEPEST, heading.getLevel() + down));
    if (spans.size() == 1) {
      lines.set(first.getLineIndex(), before + marks + text.substring(heading.getLevel()));
      return;
    }
    StringBuilder title = new StringBuilder(text);
    for (SourceSpan span : spans.subList(1, spans.size() - 1)) {
      title
          .append(' ')
          .append(lines.get(span.getLineIndex()).substring(span.getColumnIndex()).strip());
    }
    lines.set(first.getLineIndex(), before + marks + " " + title);
    lines.subList(first.getLineIndex() + 1, first.getLineIndex() + spans.size()).clear();
  }

  /** Replaces links by their text and address, or by the address alone when that is the text. */
  private static final class LinksToText extends AbstractVisitor {

    @Override
    public void visit(Link link) {
      visitChildren(link);
      boolean bare =
          link.getFirstChild() instanceof Text text
              && Set.of(text.getLiteral(), MAILTO + text.getLiteral())
                  .contains(link.getDestination());
      while (link.getFirstChild() != null) {
        link.insertBefore(link.getFirstChild());
      }
      if (!bare) {
        link.insertBefore(new Text(" (" + link.getDestination() + ")"));
      }
      link.unlink();
    }
  }
}
