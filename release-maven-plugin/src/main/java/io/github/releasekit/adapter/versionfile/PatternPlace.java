package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * Every place where a text occurs with a version in it: {@code acme-@{version}.jar}. All of it is
 * literal but {@code @{version}}, which stands for the longest version text that lets the rest
 * follow.
 */
record PatternPlace(String pattern, List<String> literals) implements Finder {

  private static final String VERSION = "@{version}";
  private static final int MAX_LENGTH = 500;

  PatternPlace(String pattern) {
    this(pattern, split(pattern));
  }

  @Override
  public List<Span> find(TextFile file) {
    String chars = file.chars();
    List<Span> found = new ArrayList<>();
    int at = file.start();
    while (at < chars.length()) {
      int start = next(chars, at);
      if (start < 0) {
        break;
      }
      List<Span> match = match(chars, start);
      found.addAll(match);
      at = match.isEmpty() ? start + 1 : match.get(match.size() - 1).end();
    }
    return found;
  }

  /** Where the pattern may begin next; a version that begins it is not inside a longer word. */
  private int next(String chars, int from) {
    if (!literals.get(0).isEmpty()) {
      return chars.indexOf(literals.get(0), from);
    }
    for (int i = from; i < chars.length(); i++) {
      if (VersionText.isDigit(chars.charAt(i))
          && (i == 0 || !VersionText.isPart(chars.charAt(i - 1)))) {
        return i;
      }
    }
    return -1;
  }

  private List<Span> match(String chars, int start) {
    List<Span> versions = new ArrayList<>();
    int at = start + literals.get(0).length();
    for (String literal : literals.subList(1, literals.size())) {
      int end = end(chars, at, literal);
      if (end == at) {
        return List.of();
      }
      versions.add(new Span(at, end));
      at = end + literal.length();
    }
    return versions;
  }

  /**
   * The end of the longest version text that a literal follows; the start when there is none. No
   * number is cut off: {@code @{version}.} is not found in {@code 1.2.0}.
   */
  private static int end(String chars, int start, String literal) {
    int end = VersionText.end(chars, start);
    while (end > start && !(isEnd(chars, end) && chars.startsWith(literal, end))) {
      end--;
    }
    return end;
  }

  private static boolean isEnd(String chars, int end) {
    int next = chars.startsWith(".", end) ? end + 1 : end;
    boolean numberFollows = next < chars.length() && VersionText.isDigit(chars.charAt(next));
    return VersionText.isAlphanumeric(chars.charAt(end - 1)) && !numberFollows;
  }

  private static List<String> split(String pattern) {
    List<String> literals = new ArrayList<>();
    int from = 0;
    for (int at = pattern.indexOf(VERSION); at >= 0; at = pattern.indexOf(VERSION, from)) {
      literals.add(TextFile.utf8Bytes(pattern.substring(from, at)));
      from = at + VERSION.length();
    }
    literals.add(TextFile.utf8Bytes(pattern.substring(from)));
    boolean adjacent = literals.size() > 2 && literals.subList(1, literals.size() - 1).contains("");
    if (literals.size() < 2 || adjacent || pattern.length() > MAX_LENGTH) {
      throw new ReleaseException(
          "'" + pattern + "' is not a pattern for a version",
          "write text of at most "
              + MAX_LENGTH
              + " characters with "
              + VERSION
              + " in it, and text between two of them, under versionFiles in "
              + Policy.FILE);
    }
    return List.copyOf(literals);
  }
}
