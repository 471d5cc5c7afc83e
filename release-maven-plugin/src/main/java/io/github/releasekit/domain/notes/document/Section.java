package io.github.releasekit.domain.notes.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A section of a document.
 *
 * @param lead Markdown that stands before the list; empty for none
 * @param numbered whether the order of the items matters
 */
public record Section(Heading heading, String lead, boolean numbered, List<Item> items) {

  public Section {
    items = List.copyOf(items);
  }

  /** The section in Markdown, without its heading. */
  public String text() {
    List<String> lines = new ArrayList<>();
    if (!lead.isEmpty()) {
      lines.add(lead);
      if (!items.isEmpty()) {
        lines.add("");
      }
    }
    for (int i = 0; i < items.size(); i++) {
      String bullet = numbered ? i + 1 + ". " : "- ";
      lines(lines, "", bullet, items.get(i));
    }
    return String.join("\n", lines);
  }

  private static void lines(List<String> lines, String indent, String bullet, Item item) {
    lines.add(indent + bullet + item.mark().box() + item.text());
    String deeper = indent + " ".repeat(bullet.length());
    item.items().forEach(below -> lines(lines, deeper, "- ", below));
  }
}
