package io.github.releasekit.domain.changelog;

import java.util.Locale;
import java.util.Set;

/** HTML that is a block of its own (CommonMark 0.31.2, section 4.6). */
final class HtmlBlock {

  /** Elements that end with a blank line (condition 6). */
  private static final Set<String> HTML_BLOCKS =
      Set.of(
          ("address article aside base basefont blockquote body caption center col colgroup dd"
                  + " details dialog dir div dl dt fieldset figcaption figure footer form frame"
                  + " frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu"
                  + " menuitem nav noframes ol optgroup option p param search section summary table"
                  + " tbody td tfoot th thead title tr track ul")
              .split(" "));

  private static final Set<String> VERBATIM_HTML = Set.of("script", "pre", "style", "textarea");

  private HtmlBlock() {}

  /**
   * @param interrupts whether a paragraph would go on otherwise
   */
  static boolean begins(String text, boolean interrupts) {
    if (text.startsWith("<!--") || text.startsWith("<![CDATA[") || text.startsWith("<?")) {
      return true;
    }
    if (text.startsWith("<!")) {
      return text.length() > 2 && Character.isLetter(text.charAt(2));
    }
    String name = tagName(text);
    int after = text.indexOf(name, 1) + name.length();
    boolean tag =
        !name.isEmpty() && (after == text.length() || " \t>/".indexOf(text.charAt(after)) >= 0);
    boolean alone = text.indexOf('>') == text.length() - 1;
    return tag
        && (HTML_BLOCKS.contains(name)
            || VERBATIM_HTML.contains(name) && !text.startsWith("</")
            || alone && !interrupts);
  }

  /**
   * What ends the block.
   *
   * @param text in lower case
   * @return empty for a block that ends with a blank line
   */
  static String end(String text) {
    if (text.startsWith("<!--")) {
      return "-->";
    }
    if (text.startsWith("<?")) {
      return "?>";
    }
    if (text.startsWith("<![cdata[")) {
      return "]]>";
    }
    if (text.startsWith("<!")) {
      return ">";
    }
    String name = tagName(text);
    return VERBATIM_HTML.contains(name) && !text.startsWith("</") ? "</" + name + ">" : "";
  }

  private static String tagName(String text) {
    int from = text.startsWith("</") ? 2 : 1;
    int at = from;
    while (at < text.length() && at - from < 32 && isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(Math.min(from, at), at).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
