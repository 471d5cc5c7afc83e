package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.version.Version;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The heading of a version, or of what is not released yet, in one of the forms {@code [1.2.0] -
 * 2026-01-31}, {@code 1.2.0 (2026-01-31)}, {@code [v1.2.0](https://…) - 2026-01-31}, each with
 * {@code [YANKED]} after it where the release was withdrawn.
 *
 * @param name as written: {@code v1.2.0}, {@code Unreleased}
 * @param version empty for Unreleased
 * @param date as written, or whatever stands in its place; empty where nothing does
 * @param rest what follows the date, {@code [YANKED]} left out
 */
record VersionHeading(
    String name, Optional<Version> version, Link link, String date, String rest, boolean yanked) {

  static final String UNRELEASED = "Unreleased";
  static final String YANKED = "[YANKED]";

  private static final int DATE_LENGTH = "2026-01-31".length();

  /** How the name leads to what changed. */
  enum Link {
    NONE,
    /** {@code [1.2.0]}, with a definition elsewhere. */
    REFERENCE,
    /** {@code [1.2.0](https://…)}. */
    INLINE
  }

  /**
   * @param title of a heading
   * @return empty when it names neither a version nor Unreleased
   */
  static Optional<VersionHeading> find(String title) {
    int close = title.startsWith("[") ? title.indexOf(']') : -1;
    int end = close > 0 ? close + 1 : wordEnd(title, 0);
    end -= end > 0 && title.charAt(end - 1) == ':' ? 1 : 0;
    String name = close > 0 ? title.substring(1, close).strip() : title.substring(0, end);
    Optional<Version> version = version(name);
    if (version.isEmpty() && !name.equalsIgnoreCase(UNRELEASED)) {
      return Optional.empty();
    }
    Link link = close > 0 ? Link.REFERENCE : Link.NONE;
    if (close > 0 && title.startsWith("(", end)) {
      int linkEnd = title.indexOf(')', end);
      end = linkEnd < 0 ? end : linkEnd + 1;
      link = linkEnd < 0 ? link : Link.INLINE;
    }
    String after = title.substring(end).strip();
    int mark = after.length() - YANKED.length();
    boolean yanked = mark >= 0 && after.regionMatches(true, mark, YANKED, 0, YANKED.length());
    String dated = withoutDash(yanked ? after.substring(0, mark).strip() : after);
    int dateEnd = wordEnd(dated, 0);
    if (dated.startsWith("(") && dated.indexOf(')') > 0) {
      dateEnd = dated.indexOf(')') + 1;
    } else if (!isDate(dated.substring(0, dateEnd))) {
      dateEnd = dated.length();
    }
    String date = dated.substring(0, dateEnd);
    boolean inParentheses = date.startsWith("(") && date.endsWith(")");
    return Optional.of(
        new VersionHeading(
            name,
            version,
            link,
            inParentheses ? date.substring(1, date.length() - 1).strip() : date,
            dated.substring(dateEnd).strip(),
            yanked));
  }

  boolean isUnreleased() {
    return version.isEmpty();
  }

  /** Whether there is nothing but what a version's heading has. */
  boolean isPlain() {
    boolean named = isUnreleased() || hasDate() || name.indexOf('.') > 0 && date.isEmpty();
    return named && rest.isEmpty();
  }

  /** Whether the date is one of ISO 8601: {@code 2026-01-31}. */
  boolean hasDate() {
    return isDate(date);
  }

  /** The version that a name is, {@code v1.2.0} or {@code 1.2.0}. */
  static Optional<Version> version(String name) {
    boolean prefixed =
        name.length() > 1
            && (name.charAt(0) == 'v' || name.charAt(0) == 'V')
            && Character.isDigit(name.charAt(1));
    return Version.find(prefixed ? name.substring(1) : name);
  }

  /**
   * Whether the first or second word looks like a version that cannot be read: {@code Version
   * 1.2.0}, {@code 2.0.Final}.
   */
  static boolean seemsToName(String title) {
    int end = wordEnd(title, 0);
    int next = end;
    while (next < title.length() && Character.isWhitespace(title.charAt(next))) {
      next++;
    }
    return seemsVersion(title.substring(0, end))
        || seemsVersion(title.substring(next, wordEnd(title, next)));
  }

  private static boolean seemsVersion(String word) {
    int from = 0;
    while (from < word.length() && "[(*_`'\"vV".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    int dot = word.indexOf('.', from);
    return dot > from
        && dot + 1 < word.length()
        && Character.isDigit(word.charAt(from))
        && Character.isDigit(word.charAt(dot - 1));
  }

  private static boolean isDate(String text) {
    if (text.length() != DATE_LENGTH) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String withoutDash(String text) {
    boolean dash = !text.isEmpty() && "-–—:".indexOf(text.charAt(0)) >= 0;
    return dash ? text.substring(1).strip() : text;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
