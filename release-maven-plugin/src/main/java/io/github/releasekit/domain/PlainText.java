package io.github.releasekit.domain;

import java.util.List;

/**
 * Text from outside (a commit message, a remote's answer) made harmless for a line of output: one
 * line, without control, escape, formatting and bidirectional override characters.
 */
public final class PlainText {

  private static final int MAX_SHOWN = 500;

  private PlainText() {}

  /** The text on one line; whatever could steer a terminal or hide text becomes a space. */
  public static String line(String text) {
    return indented(text).strip();
  }

  /** As {@link #line(String)}, and no more of it than is of use in a message. */
  public static String shortLine(String text) {
    return text.length() <= MAX_SHOWN ? line(text) : line(text.substring(0, MAX_SHOWN)) + "…";
  }

  /** As {@link #line(String)}, with white space at both ends kept. */
  public static String indented(String text) {
    if (isPrintableAscii(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> isHarmless(c) ? c : ' ').forEach(line::appendCodePoint);
    return line.toString();
  }

  /**
   * A line for a log: as {@link #indented(String)}, and no CI server takes it for a command. GitHub
   * reads {@code ::…} where a line begins, Azure Pipelines and TeamCity read {@code ##[…]}, {@code
   * ##vso[…]} and {@code ##teamcity[…]} anywhere in it; a space takes them apart.
   */
  public static String logged(String text) {
    String line = indented(text);
    int colons = line.length() - line.stripLeading().length();
    if (line.startsWith("::", colons)) {
      line = line.substring(0, colons) + ": " + line.substring(colons + 1);
    }
    StringBuilder logged = new StringBuilder(line.length() + 8);
    for (int i = 0; i < line.length(); i++) {
      logged.append(line.charAt(i));
      if (line.startsWith("##", i) && isCommand(line, i + 2)) {
        logged.append("# ");
        i++;
      }
    }
    return logged.toString();
  }

  /** Whether a bracket stands here, or a word of letters with one. */
  private static boolean isCommand(String line, int at) {
    int end = at;
    while (end < line.length() && end - at < 20 && Character.isLetter(line.charAt(end))) {
      end++;
    }
    return end < line.length() && line.charAt(end) == '[';
  }

  /** A number and what it counts: {@code 1 commit}, {@code 2 commits}. */
  public static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : "s");
  }

  private static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
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

  /** The first of some texts, and how many more there are: {@code a, b and 3 more}. */
  public static String listed(List<String> all, int shown) {
    String first = String.join(", ", all.subList(0, Math.min(shown, all.size())));
    return all.size() > shown ? first + " and " + (all.size() - shown) + " more" : first;
  }
}
