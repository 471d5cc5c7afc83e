package io.github.releasekit.domain.commit;

import io.github.releasekit.domain.version.Bump;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A message by Conventional Commits 1.0.0.
 *
 * @param type in lower case (item 15 makes types case-insensitive)
 * @param scope what stands in parentheses, empty when there is none
 * @param breaking by {@code !} (item 13) or by a {@code BREAKING CHANGE} footer (items 11 and 12)
 * @param description what follows the colon (item 5)
 * @param footers in order (items 8 to 10)
 */
public record ConventionalCommit(
    String type, String scope, boolean breaking, String description, List<Footer> footers) {

  private static final String BREAKING_CHANGE = "BREAKING CHANGE";
  private static final String BREAKING_CHANGE_SYNONYM = "BREAKING-CHANGE";

  private static final Set<String> WELL_KNOWN =
      Set.of(
          "build",
          "chore",
          "ci",
          "deprecate",
          "deprecated",
          "docs",
          "feat",
          "fix",
          "perf",
          "refactor",
          "remove",
          "removed",
          "revert",
          "security",
          "style",
          "test");

  /** A footer: a token and its value, which may span lines. */
  public record Footer(String token, String value) {

    /** Items 12 and 16: in upper case, with a space or a hyphen. */
    boolean isBreaking() {
      return token.equals(BREAKING_CHANGE) || token.equals(BREAKING_CHANGE_SYNONYM);
    }
  }

  /**
   * A first line: type, scope, mark and description. Types, scopes and the tokens of footers are
   * few in a history, so that each is held once.
   */
  private record Header(String type, String scope, boolean bang, String description) {}

  public ConventionalCommit {
    footers = List.copyOf(footers);
  }

  /** Reads a message in linear time; empty when its first line is not of the form. */
  public static Optional<ConventionalCommit> parse(String message) {
    List<String> lines = lines(message);
    return header(lines.get(0)).map(header -> of(header, lines));
  }

  /** The footers of any message, one that is not of the form included. */
  static List<Footer> footersOf(String message) {
    return footers(lines(message));
  }

  /** Whether its type is one that commits usually have, so that a list item is likely to be one. */
  boolean isWellKnown() {
    return WELL_KNOWN.contains(type);
  }

  /** What it asks for (V1): breaking is major, {@code feat} is minor, anything else patch. */
  public Bump bump() {
    if (breaking) {
      return Bump.MAJOR;
    }
    return type.equals("feat") ? Bump.MINOR : Bump.PATCH;
  }

  /** What breaks, in the author's words: the footer's, else the description. */
  public Optional<String> breakingChange() {
    if (!breaking) {
      return Optional.empty();
    }
    return Optional.of(
        footers.stream()
            .filter(Footer::isBreaking)
            .map(Footer::value)
            .findFirst()
            .orElse(description));
  }

  private static ConventionalCommit of(Header header, List<String> lines) {
    List<Footer> footers = footers(lines);
    return new ConventionalCommit(
        header.type(),
        header.scope(),
        header.bang() || footers.stream().anyMatch(Footer::isBreaking),
        header.description(),
        footers);
  }

  /** The lines, at least one, from the first to the last that is not blank. */
  private static List<String> lines(String message) {
    String text = message.strip();
    if (text.indexOf('\r') >= 0) {
      return text.lines().toList();
    }
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end));
      from = end + 1;
    }
    lines.add(text.substring(from));
    return lines;
  }

  private static Optional<Header> header(String line) {
    int colon = line.indexOf(": ");
    String description = colon <= 0 ? "" : line.substring(colon + 2).strip();
    if (description.isEmpty()) {
      return Optional.empty();
    }
    String prefix = line.substring(0, colon);
    boolean bang = prefix.endsWith("!");
    prefix = bang ? prefix.substring(0, prefix.length() - 1) : prefix;
    String scope = "";
    if (prefix.endsWith(")")) {
      int open = prefix.indexOf('(');
      if (open <= 0) {
        return Optional.empty();
      }
      scope = prefix.substring(open + 1, prefix.length() - 1).strip();
      prefix = prefix.substring(0, open);
      if (scope.isEmpty() || scope.indexOf('(') >= 0 || scope.indexOf(')') >= 0) {
        return Optional.empty();
      }
    }
    return isWord(prefix)
        ? Optional.of(
            new Header(prefix.toLowerCase(Locale.ROOT).intern(), scope.intern(), bang, description))
        : Optional.empty();
  }

  /**
   * Reads the footers: they begin after a blank line with the first line of their form, and run to
   * the end. A squashed commit in a list ends a footer's value.
   */
  private static List<Footer> footers(List<String> lines) {
    if (lines.size() == 1) {
      return List.of();
    }
    List<Footer> footers = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    String token = "";
    boolean begun = false;
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      int end = begun || lines.get(i - 1).isBlank() ? tokenEnd(line) : 0;
      boolean starts = end > 0;
      if (starts || !token.isEmpty() && SquashedCommits.item(line).isPresent()) {
        if (!token.isEmpty()) {
          footers.add(new Footer(token, value.toString().strip()));
        }
        token = starts ? line.substring(0, end).intern() : "";
        value.setLength(0);
      }
      if (starts) {
        begun = true;
        value.append(line.substring(end + (line.charAt(end) == ':' ? 2 : 1)));
      } else if (!token.isEmpty()) {
        value.append('\n').append(line);
      }
    }
    if (!token.isEmpty()) {
      footers.add(new Footer(token, value.toString().strip()));
    }
    return footers;
  }

  /** The length of the token when the line is {@code token: value} or {@code token #value}. */
  private static int tokenEnd(String line) {
    if (line.startsWith(BREAKING_CHANGE) && isSeparated(line, BREAKING_CHANGE.length())) {
      return BREAKING_CHANGE.length();
    }
    int end = wordEnd(line);
    return end > 0 && isSeparated(line, end) ? end : 0;
  }

  private static boolean isSeparated(String line, int at) {
    return line.startsWith(": ", at) || line.startsWith(" #", at);
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && wordEnd(text) == text.length();
  }

  private static int wordEnd(String line) {
    int end = 0;
    while (end < line.length() && isWordCharacter(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}
