package io.github.releasekit.adapter.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Where the links and images of a text in Markdown lead to, and what links can lead to in it.
 *
 * @param links in the order in which they stand
 * @param anchors of its headings, as forges make them, and of elements in HTML
 */
public record MarkdownLinks(List<Target> links, Set<String> anchors) {

  /** An attribute of HTML that can be led to. */
  private static final Pattern ANCHOR =
      Pattern.compile("\\b(?:id|name)\\s*=\\s*(?:\"([^\"]{1,200})\"|'([^']{1,200})')");

  /**
   * @param line its number, from 1
   * @param destination as it is written
   */
  public record Target(int line, String destination) {}

  public MarkdownLinks {
    links = List.copyOf(links);
    anchors = Set.copyOf(anchors);
  }

  /** Those of a text. */
  public static MarkdownLinks of(String markdown) {
    Finder finder = new Finder();
    Parser.builder()
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
        .build()
        .parse(markdown)
        .accept(finder);
    return new MarkdownLinks(finder.links, finder.anchors);
  }

  private static final class Finder extends AbstractVisitor {

    private final List<Target> links = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public void visit(Link link) {
      links.add(new Target(line(link), link.getDestination()));
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add(new Target(line(image), image.getDestination()));
      visitChildren(image);
    }

    @Override
    public void visit(Heading heading) {
      String anchor = anchor(title(heading));
      int before = counts.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
      visitChildren(heading);
    }

    private static String title(Heading heading) {
      StringBuilder title = new StringBuilder();
      heading.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              title.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
              title.append(code.getLiteral());
            }
          });
      return title.toString();
    }

    /** Letters with their marks, digits, {@code -}, {@code _}; a {@code -} for each space. */
    private static String anchor(String title) {
      StringBuilder anchor = new StringBuilder();
      title
          .strip()
          .toLowerCase(Locale.ROOT)
          .codePoints()
          .filter(c -> isWord(c) || c == '-' || c == '_' || c == ' ')
          .forEach(c -> anchor.appendCodePoint(c == ' ' ? '-' : c));
      return anchor.toString();
    }

    private static boolean isWord(int c) {
      return Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK
          || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    @Override
    public void visit(HtmlBlock html) {
      attributes(html.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
      attributes(html.getLiteral());
    }

    private void attributes(String html) {
      Matcher found = ANCHOR.matcher(html);
      while (found.find()) {
        anchors.add(found.group(1) == null ? found.group(2) : found.group(1));
      }
    }

    private static int line(Node node) {
      List<SourceSpan> spans = node.getSourceSpans();
      return spans.isEmpty() ? 1 : spans.get(0).getLineIndex() + 1;
    }
  }
}
