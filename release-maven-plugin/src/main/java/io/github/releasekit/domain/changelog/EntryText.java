package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.commit.IssueKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an entry says, however it is written: what hand-written and generated entries share. */
final class EntryText {

  private static final Pattern MERGE_REQUEST = Pattern.compile("(?<![\\w/])!\\d{1,9}(?!\\w)");
  private static final int SHORTEST_COMMIT = 7;
  private static final int LONGEST_COMMIT = 40;

  private EntryText() {}

  /**
   * The words of an entry in lower case: without markup, punctuation, the bold prefix that names a
   * scope or a breaking change, and references to a pull request or commit at the end.
   *
   * @param markdown of a list item, with or without its bullet
   */
  static String words(String markdown) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String text = withoutPrefixes(withoutBullet(markdown.strip()));
    int linkEnd = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean referenceMark =
          (c == '#' || c == '!')
              && word.length() == 0
              && i + 1 < text.length()
              && Character.isDigit(text.charAt(i + 1));
      if (referenceMark
          || Character.isLetterOrDigit(c)
          || Character.isSurrogate(c) && isLetter(text, i)) {
        word.append(c);
        continue;
      }
      if (word.length() > 0) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
      if (c == ']' && linkEnd >= 0 && text.startsWith("(", i + 1)) {
        linkEnd = text.indexOf(')', i);
        i = linkEnd < 0 ? i : linkEnd;
      } else if (c == '&') {
        i += entityLength(text, i);
      }
    }
    int end = words.size();
    while (end > 1 && isReference(words.get(end - 1))) {
      end--;
    }
    return String.join(" ", words.subList(0, end));
  }

  /** Pull requests and issues that an entry names: {@code #12}, {@code !45}, {@code ABC-34}. */
  static Set<String> references(String markdown) {
    Set<String> references = new LinkedHashSet<>();
    IssueKeys.find(markdown, references);
    Matcher matcher = MERGE_REQUEST.matcher(markdown);
    while (matcher.find()) {
      references.add(matcher.group());
    }
    return references;
  }

  private static boolean isLetter(String text, int at) {
    int start = Character.isLowSurrogate(text.charAt(at)) ? Math.max(at - 1, 0) : at;
    return Character.isLetterOrDigit(text.codePointAt(start));
  }

  private static String withoutBullet(String text) {
    int at = 0;
    while (at < text.length() && at < 9 && Character.isDigit(text.charAt(at))) {
      at++;
    }
    boolean number = at > 0 && (text.startsWith(". ", at) || text.startsWith(") ", at));
    boolean bullet = at == 0 && text.length() > 1 && "-*+".indexOf(text.charAt(0)) >= 0;
    if (number || bullet && text.charAt(1) == ' ') {
      return text.substring(at + 1).strip();
    }
    return text;
  }

  /** Without {@code **scope:**} and {@code **Breaking:**} at the beginning. */
  private static String withoutPrefixes(String text) {
    int from = 0;
    while (text.startsWith("**", from)) {
      int close = text.indexOf("**", from + 2);
      boolean colonInside = close > from + 3 && text.charAt(close - 1) == ':';
      boolean colonAfter = close > from + 2 && text.startsWith(":", close + 2);
      if (!colonInside && !colonAfter) {
        break;
      }
      from = close + (colonInside ? 2 : 3);
      while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
    }
    return text.substring(from);
  }

  private static int entityLength(String text, int at) {
    for (String entity : List.of("&lt;", "&gt;", "&amp;")) {
      if (text.startsWith(entity, at)) {
        return entity.length() - 1;
      }
    }
    return 0;
  }

  private static boolean isReference(String word) {
    if (word.startsWith("#") || word.startsWith("!")) {
      return true;
    }
    boolean hex = word.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return hex
        && word.length() >= SHORTEST_COMMIT
        && word.length() <= LONGEST_COMMIT
        && word.chars().anyMatch(Character::isDigit)
        && word.chars().anyMatch(Character::isLetter);
  }
}
