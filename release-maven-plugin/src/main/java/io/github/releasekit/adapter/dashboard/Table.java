package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Content;
import io.github.releasekit.adapter.html.Element;
import java.util.ArrayList;
import java.util.List;

/** A table with a caption, whose rows begin with their heading. It can be scrolled sideways. */
final class Table {

  /** Marks a column of numbers. */
  private static final String NUMBERS = "#";

  private final String caption;
  private final List<Boolean> numbers = new ArrayList<>();
  private final Element head = Element.of("tr");
  private final Element body = Element.of("tbody");

  /**
   * @param columns their headings; that of a column of numbers begins with {@code #}
   */
  Table(String caption, String... columns) {
    this.caption = caption;
    for (String column : columns) {
      boolean isNumber = column.startsWith(NUMBERS);
      numbers.add(isNumber);
      Element cell = Element.of("th", isNumber ? column.substring(1) : column);
      head.add(aligned(cell.with("scope", "col"), isNumber));
    }
  }

  /** A row of texts, numbers and elements. */
  Table row(Object heading, Object... cells) {
    Element row = Element.of("tr").add(filled(Element.of("th").with("scope", "row"), heading));
    for (int i = 0; i < cells.length; i++) {
      row.add(aligned(filled(Element.of("td"), cells[i]), numbers.get(i + 1)));
    }
    body.add(row);
    return this;
  }

  private static Element aligned(Element cell, boolean isNumber) {
    return isNumber ? cell.as("n") : cell;
  }

  private static Element filled(Element cell, Object content) {
    return content instanceof Content element ? cell.add(element) : cell.text(content.toString());
  }

  Element element() {
    return Element.of("div")
        .as("scroll")
        .with("role", "group")
        .with("tabindex", "0")
        .with("aria-label", caption)
        .add(
            Element.of("table")
                .add(Element.of("caption", caption), Element.of("thead").add(head), body));
  }

  /** The same behind a line that opens it. */
  Element behind(String line) {
    return Element.of("details").add(Element.of("summary", line), element());
  }
}
