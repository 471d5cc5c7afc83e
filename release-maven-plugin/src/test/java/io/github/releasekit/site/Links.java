package io.github.releasekit.site;

import io.github.releasekit.adapter.markdown.MarkdownLinks;
import io.github.releasekit.adapter.markdown.MarkdownLinks.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Where a document leads to, and what can be led to in it.
 *
 * @param anchors as the site makes them of headings where it is one of its pages, and else as
 *     forges do
 */
record Links(List<Target> links, Set<String> anchors) {

  static Links of(Path document) {
    String text = Site.read(document);
    MarkdownLinks found = MarkdownLinks.of(text);
    return new Links(
        found.links(),
        document.startsWith(Site.PAGES) ? siteAnchors(text, found) : found.anchors());
  }

  private static Set<String> siteAnchors(String text, MarkdownLinks found) {
    Set<String> anchors = new HashSet<>();
    Parser.builder()
        .build()
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                anchors.add(siteAnchor(title(heading)));
              }
            });
    // Elements of HTML keep their ids.
    found.anchors().stream().filter(text::contains).forEach(anchors::add);
    return anchors;
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

  /** As Doxia makes it: {@code A_company.27s_policy}. */
  static String siteAnchor(String title) {
    return title
        .strip()
        .codePoints()
        .mapToObj(
            c ->
                c == ' '
                    ? "_"
                    : c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.')
                        ? Character.toString(c)
                        : encoded(Character.toString(c)))
        .collect(Collectors.joining());
  }

  private static String encoded(String character) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(String.format(java.util.Locale.ROOT, ".%02X", b));
    }
    return encoded.toString();
  }
}
