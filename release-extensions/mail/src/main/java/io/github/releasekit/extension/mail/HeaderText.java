package io.github.releasekit.extension.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Texts in the form that headers want: of ASCII, in words that lines can be folded between. */
final class HeaderText {

  /** Of UTF-8, so that a line with an encoded word has no more than 76 characters (RFC 2047, 2). */
  private static final int LONGEST_WORD = 39;

  private static final int LONGEST_PLAIN_WORD = 60;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");

  private HeaderText() {}

  /** Whether it has a line break or a control character. */
  static boolean isUnsafe(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR,
                      Character.SURROGATE ->
                      true;
                  default -> false;
                });
  }

  /** Whether it is of what stands on either side of an {@code @} (RFC 5322, 3.2.3). */
  static boolean isDotAtom(String text) {
    return DOT_ATOM.matcher(text).matches();
  }

  /** A text as that of {@code Subject}. */
  static String unstructured(String text) {
    return isPlain(text) ? text : encoded(text);
  }

  /** A text as a name before an address. */
  static String phrase(String text) {
    return isPlain(text)
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : encoded(text);
  }

  /** Whether it is of ASCII that no reader takes for something else, and can be folded. */
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~')
        && !text.contains("=?")
        && Arrays.stream(text.split(" ", -1))
            .allMatch(word -> !word.isEmpty() && word.length() <= LONGEST_PLAIN_WORD);
  }

  /** Encoded words (RFC 2047), none of which parts a character. */
  private static String encoded(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      String character = Character.toString(c);
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + length > LONGEST_WORD) {
        words.add(encodedWord(word.toString()));
        word.setLength(0);
        bytes = 0;
      }
      word.append(character);
      bytes += length;
    }
    words.add(encodedWord(word.toString()));
    return String.join(" ", words);
  }

  private static String encodedWord(String text) {
    return "=?UTF-8?B?"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "?=";
  }
}
