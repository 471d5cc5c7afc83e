package io.github.releasekit.domain.changelog;

/**
 * A line of a Markdown document.
 *
 * @param number from 1
 * @param text as it stands, with its end
 * @param kind what it is to the document
 */
record Line(int number, String text, Kind kind) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What a line is to the document; what stands inside a list item is no part of its structure. */
  enum Kind {
    BLANK,
    HEADING,
    /** What makes the text above it a heading: {@code ===} or {@code ---}. */
    UNDERLINE,
    DEFINITION,
    /** The first line of a list item that is in no other. */
    ITEM,
    /** Inside a list item. */
    NESTED,
    /** What begins a block of code. */
    FENCE,
    CODE,
    HTML,
    /** What git leaves where a merge was not finished. */
    CONFLICT,
    QUOTE,
    /** A line across the page. */
    BREAK,
    TEXT
  }

  /** Without the line's end. */
  String content() {
    int end = text.length();
    while (end > 0 && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isBlank() {
    return text.isBlank();
  }

  boolean isComplete() {
    return !text.isEmpty() && isLineEnd(text.charAt(text.length() - 1));
  }

  boolean isHeading(int level) {
    return kind == Kind.HEADING && level() == level;
  }

  /** 1 to 6 for a heading, 1 or 2 for an underline. */
  int level() {
    int from = start();
    if (kind == Kind.UNDERLINE) {
      return text.charAt(from) == '=' ? 1 : 2;
    }
    int at = from;
    while (at < text.length() && text.charAt(at) == '#') {
      at++;
    }
    return at - from;
  }

  /** The text of a heading, without its marks. */
  String title() {
    String title = text.substring(start() + level(), titleEnd());
    return title.strip();
  }

  /** The line with something added to a heading's text. */
  String withTitleSuffix(String suffix) {
    int end = titleEnd();
    return text.substring(0, end) + suffix + text.substring(end);
  }

  /** The first character that is neither white space nor a byte order mark. */
  int start() {
    int at = 0;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == BYTE_ORDER_MARK)) {
      at++;
    }
    return at;
  }

  /** Where a heading's text ends: before closing marks, white space and the line's end. */
  private int titleEnd() {
    int end = trimmed(text.length());
    int marks = end;
    while (marks > 0 && text.charAt(marks - 1) == '#') {
      marks--;
    }
    boolean closing = marks < end && marks > 0 && isBlankAt(marks - 1);
    return Math.max(closing ? trimmed(marks) : end, Math.min(start() + level(), end));
  }

  private int trimmed(int end) {
    int at = end;
    while (at > 0 && isBlankAt(at - 1)) {
      at--;
    }
    return at;
  }

  private boolean isBlankAt(int at) {
    return Character.isWhitespace(text.charAt(at));
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
