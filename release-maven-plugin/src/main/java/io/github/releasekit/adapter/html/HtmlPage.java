package io.github.releasekit.adapter.html;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A document of its own: it loads nothing and runs nothing, and says so to the browser by a content
 * security policy that allows its one style sheet alone.
 *
 * @param title for people
 * @param style the style sheet, of this program's own
 * @param body an element {@code body}
 */
public record HtmlPage(String title, String style, Element body) {

  /**
   * @throws IllegalArgumentException when the style sheet could end before its end
   */
  public HtmlPage {
    if (style.contains("<") || style.contains("&")) {
      throw new IllegalArgumentException("a style sheet holds neither < nor &");
    }
  }

  /** As HTML in UTF-8 that is well-formed XML as well. */
  public String html() {
    StringBuilder out = new StringBuilder(1 << 16);
    out.append(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n");
    out.append(
        "<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    out.append("default-src 'none'; style-src 'sha256-").append(digest(style));
    out.append("'; base-uri 'none'; form-action 'none'\"/>\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    out.append("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
    out.append("<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>");
    Content.escape(PlainText.line(title), out);
    out.append("</title>\n<style>").append(style).append("</style>\n</head>\n");
    body.write(out);
    return out.append("\n</html>\n").toString();
  }

  private static String digest(String text) {
    return Base64.getEncoder()
        .encodeToString(Digests.algorithm("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
