package io.github.releasekit.adapter.html;

import io.github.releasekit.domain.PlainText;

/** A part of a document: an element, or text. */
public sealed interface Content permits Element, Content.Text {

  /** Writes it as HTML that is XML as well. */
  void write(StringBuilder out);

  /** Text, whatever stands in it: on one line, without what could steer or hide it. */
  record Text(String text) implements Content {
    @Override
    public void write(StringBuilder out) {
      escape(PlainText.indented(text), out);
    }
  }

  /** Writes text so that it means nothing, in an element as well as between quotes. */
  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
