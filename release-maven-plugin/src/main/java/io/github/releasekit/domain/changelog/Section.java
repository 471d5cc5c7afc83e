package io.github.releasekit.domain.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A section of a version: {@code ### Added} and its entries.
 *
 * @param heading its line
 * @param lines under it
 */
record Section(Line heading, List<Line> lines) {

  String title() {
    return heading.title();
  }

  /** What the title is compared by. */
  String key() {
    return key(title());
  }

  /**
   * The letters and digits of a title, so that {@code ✨ Added} and {@code :sparkles: added} are the
   * same section; the title itself where it has none.
   */
  static String key(String title) {
    String text = withoutShortcode(title.strip().toLowerCase(Locale.ROOT));
    StringBuilder letters = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.length() == 0 ? text : letters.toString();
  }

  /** The list items with all that belongs to each: further lines, nested lists, code. */
  static List<List<Line>> entries(List<Line> lines) {
    List<List<Line>> entries = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= lines.size(); i++) {
      boolean ends = i == lines.size() || lines.get(i).is(Line.Kind.ITEM);
      if (ends && from >= 0) {
        entries.add(lines.subList(from, i));
      }
      from = ends ? i : from;
    }
    return entries;
  }

  /** {@code :name:} before or after the words is how forges write an emoji. */
  private static String withoutShortcode(String title) {
    int close = title.startsWith(":") ? title.indexOf(':', 1) : -1;
    String begun = close > 1 && isWord(title, 1, close) ? title.substring(close + 1) : title;
    int last = begun.length() - 1;
    int open = begun.endsWith(":") ? begun.lastIndexOf(':', last - 1) : -1;
    return open > 0 && isWord(begun, open + 1, last) ? begun.substring(0, open) : begun;
  }

  private static boolean isWord(String text, int from, int to) {
    return from < to && text.substring(from, to).chars().noneMatch(Character::isWhitespace);
  }
}
