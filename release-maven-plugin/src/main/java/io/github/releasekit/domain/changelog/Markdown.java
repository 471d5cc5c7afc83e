package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.PlainText;

/** Text from outside as it has to be written for Markdown to show it as it is (C3). */
public final class Markdown {

  /** Takes no room, and ends what forges would make a mention or a link of. */
  private static final String NO_WORD = "\u200B";

  private static final String ALWAYS_ESCAPED = "\\`*[]|~";

  private Markdown() {}

  /** One line in which no character means anything to Markdown, HTML or a forge's mentions. */
  public static String escape(String text) {
    String line = PlainText.line(text);
    return isWords(line) ? line : escapedLine(line);
  }

  /** Whether a line is of letters, digits, commas and spaces alone, which mean nothing. */
  private static boolean isWords(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && c != ' ' && c != ',' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static String escapedLine(String line) {
    int listMark = listMark(line);
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (ALWAYS_ESCAPED.indexOf(c) >= 0) {
        escaped.append('\\').append(c);
      } else if (c == '_' && !isInsideWord(line, i)) {
        escaped.append("\\_");
      } else if (i == listMark || i == 0 && beginsBlock(line)) {
        escaped.append('\\').append(c);
      } else {
        switch (c) {
          case '<' -> escaped.append("&lt;");
          case '>' -> escaped.append("&gt;");
          case '&' -> escaped.append("&amp;");
          case '@' -> escaped.append("@").append(NO_WORD);
          case ':' -> escaped.append(line.startsWith("//", i + 1) ? ":" + NO_WORD : ":");
          case '.' -> escaped.append(followsWww(line, i) ? NO_WORD + "." : ".");
          default -> escaped.append(c);
        }
      }
    }
    return escaped.toString();
  }

  private static boolean followsWww(String line, int at) {
    return at >= 3 && line.regionMatches(true, at - 3, "www", 0, 3);
  }

  /** A reference at the beginning, {@code #12}, stays one. */
  private static boolean beginsBlock(String line) {
    char next = line.length() > 1 ? line.charAt(1) : ' ';
    return switch (line.charAt(0)) {
      case '#' -> next < '0' || next > '9';
      case '+', '-', '=' -> true;
      default -> false;
    };
  }

  /** Where the dot or parenthesis stands that makes a number at the beginning a list item. */
  private static int listMark(String line) {
    int at = 0;
    while (at < line.length() && at < 9 && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      at++;
    }
    boolean marks =
        at > 0
            && at < line.length()
            && (line.charAt(at) == '.' || line.charAt(at) == ')')
            && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
    return marks ? at : -1;
  }

  private static boolean isInsideWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }
}
