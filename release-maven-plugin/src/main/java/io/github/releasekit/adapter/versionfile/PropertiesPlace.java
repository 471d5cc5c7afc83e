package io.github.releasekit.adapter.versionfile;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a properties file, by its key, in the syntax of {@link
 * java.util.Properties#load(java.io.Reader)}. UTF-8 and ISO 8859-1 are both read.
 */
record PropertiesPlace(String key) implements Finder {

  @Override
  public List<Span> find(TextFile file) {
    return new Scan(file).find();
  }

  private final class Scan {

    private final TextFile file;
    private final String chars;
    private int at;

    private Scan(TextFile file) {
      this.file = file;
      this.chars = file.chars();
      this.at = file.start();
    }

    private List<Span> find() {
      List<Span> found = new ArrayList<>();
      String inUtf8 = TextFile.utf8Bytes(key);
      while (skipToKey()) {
        int line = at;
        String name = name();
        skipSpace();
        if (at < chars.length() && (chars.charAt(at) == '=' || chars.charAt(at) == ':')) {
          at++;
          skipSpace();
        }
        Span value = value();
        if (name.equals(key) || name.equals(inUtf8)) {
          if (!found.isEmpty()) {
            throw file.refused(line, key + " stands here a second time");
          }
          found.add(value);
        }
      }
      return found;
    }

    /** Skips white space, blank lines and comments; false at the end. */
    private boolean skipToKey() {
      while (at < chars.length()) {
        char c = chars.charAt(at);
        if (c == '#' || c == '!') {
          while (at < chars.length() && !isLineEnd(chars.charAt(at))) {
            at++;
          }
        } else if (isSpace(c) || isLineEnd(c)) {
          at++;
        } else {
          return true;
        }
      }
      return false;
    }

    /** The key, its escapes resolved. */
    private String name() {
      StringBuilder name = new StringBuilder();
      while (at < chars.length()) {
        char c = chars.charAt(at);
        if (c == '=' || c == ':' || isSpace(c) || isLineEnd(c)) {
          break;
        }
        if (!skipContinuation()) {
          name.append(c == '\\' ? escaped() : c);
          at++;
        }
      }
      return name.toString();
    }

    /** Resolves an escape, up to its last character. */
    private char escaped() {
      at = Math.min(at + 1, chars.length() - 1);
      char c = chars.charAt(at);
      if (c == 'u') {
        try {
          char unit = (char) Integer.parseInt(chars, at + 1, at + 5, 16);
          at += 4;
          return unit;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          throw file.refused(at, "not a properties file: \\u without four hexadecimal digits");
        }
      }
      return switch (c) {
        case 't' -> '\t';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 'f' -> '\f';
        default -> c;
      };
    }

    private void skipSpace() {
      while (at < chars.length() && (skipContinuation() || isSpace(chars.charAt(at)))) {
        if (at < chars.length() && isSpace(chars.charAt(at))) {
          at++;
        }
      }
    }

    /** Skips a backslash before a line end, with the white space that begins the next line. */
    private boolean skipContinuation() {
      if (chars.charAt(at) != '\\'
          || at + 1 >= chars.length()
          || !isLineEnd(chars.charAt(at + 1))) {
        return false;
      }
      at += chars.startsWith("\r\n", at + 1) ? 3 : 2;
      while (at < chars.length() && isSpace(chars.charAt(at))) {
        at++;
      }
      return true;
    }

    /** The rest of the logical line, white space at its end left out. */
    private Span value() {
      int start = at;
      while (at < chars.length() && !isLineEnd(chars.charAt(at))) {
        if (!skipContinuation()) {
          at += chars.charAt(at) == '\\' ? 2 : 1;
        }
      }
      at = Math.min(at, chars.length());
      int end = at;
      while (end > start && isSpace(chars.charAt(end - 1))) {
        end--;
      }
      return new Span(start, end);
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t' || c == '\f';
    }

    private static boolean isLineEnd(char c) {
      return c == '\r' || c == '\n';
    }
  }
}
