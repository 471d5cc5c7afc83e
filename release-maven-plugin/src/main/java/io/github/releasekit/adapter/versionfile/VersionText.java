package io.github.releasekit.adapter.versionfile;

/**
 * What looks like a version in a text: from a digit on, letters and digits of ASCII, {@code .},
 * {@code +} and {@code -}, ending with a letter or digit. A full stop at a sentence's end is
 * thereby none of it.
 */
final class VersionText {

  /** The longest text that is read as a version. */
  private static final int MAX_LENGTH = 128;

  private VersionText() {}

  static boolean isVersion(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && isDigit(text.charAt(0))
        && isAlphanumeric(text.charAt(text.length() - 1))
        && text.chars().allMatch(c -> isPart((char) c));
  }

  /**
   * The end of the longest version text from an offset on; the offset itself when there is none, or
   * one that is too long.
   */
  static int end(String text, int start) {
    if (start >= text.length() || !isDigit(text.charAt(start))) {
      return start;
    }
    int end = start;
    while (end < text.length() && end - start <= MAX_LENGTH && isPart(text.charAt(end))) {
      end++;
    }
    if (end - start > MAX_LENGTH) {
      return start;
    }
    while (!isAlphanumeric(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  static boolean isPart(char c) {
    return isAlphanumeric(c) || c == '.' || c == '+' || c == '-';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
