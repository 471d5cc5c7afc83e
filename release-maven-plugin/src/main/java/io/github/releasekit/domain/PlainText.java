package io.github.releasekit.domain;

/**
 * Text from outside (a commit message, a remote's answer) made harmless for a line of output: one
 * line, without control, escape, formatting and bidirectional override characters.
 */
public final class PlainText {

  private PlainText() {}

  /** The text on one line; whatever could steer a terminal or hide text becomes a space. */
  public static String line(String text) {
    return indented(text).strip();
  }

  /** As {@link #line(String)}, with white space at both ends kept. */
  public static String indented(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> isHarmless(c) ? c : ' ').forEach(line::appendCodePoint);
    return line.toString();
  }

  /** A number and what it counts: {@code 1 commit}, {@code 2 commits}. */
  public static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : "s");
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
