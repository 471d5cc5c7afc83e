package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.version.Version;
import java.util.Locale;
import java.util.Optional;

/**
 * A link reference definition (CommonMark 0.31.2, section 4.7): {@code [1.2.0]: https://…}.
 *
 * @param line that it stands in, counted from 1
 * @param label as written, {@code 1.2.0}
 * @param destination without angle brackets and title
 */
record LinkDefinition(int line, String label, String destination) {

  private static final int LONGEST_LABEL = 999;

  static boolean isOne(String line, int at) {
    return labelEnd(line, at) > 0 && !line.substring(labelEnd(line, at) + 2).isBlank();
  }

  /** Reads a line of kind {@link Line.Kind#DEFINITION}. */
  static LinkDefinition of(Line line) {
    String text = line.content();
    int from = line.start();
    int end = labelEnd(text, from);
    String rest = text.substring(end + 2).strip();
    int close = rest.startsWith("<") ? rest.indexOf('>') : -1;
    int space = 0;
    while (space < rest.length() && !Character.isWhitespace(rest.charAt(space))) {
      space++;
    }
    return new LinkDefinition(
        line.number(),
        text.substring(from + 1, end).strip(),
        close > 0 ? rest.substring(1, close) : rest.substring(0, space));
  }

  /** Labels are compared without regard to case. */
  static String key(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  boolean isUnreleased() {
    return label.equalsIgnoreCase(VersionHeading.UNRELEASED);
  }

  /** A number alone, as in {@code [1]: …}, is an ordinary reference. */
  Optional<Version> version() {
    return label.indexOf('.') < 0 ? Optional.empty() : VersionHeading.version(label);
  }

  boolean isOfVersion() {
    return isUnreleased() || version().isPresent();
  }

  private static int labelEnd(String line, int at) {
    int limit = Math.min(line.length() - 1, at + LONGEST_LABEL);
    for (int i = at + 1; i < limit; i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        return -1;
      } else if (c == ']') {
        boolean defines = line.charAt(i + 1) == ':' && !line.substring(at + 1, i).isBlank();
        return defines ? i : -1;
      }
    }
    return -1;
  }
}
