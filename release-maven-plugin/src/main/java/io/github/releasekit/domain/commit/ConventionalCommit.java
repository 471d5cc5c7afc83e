package io.github.releasekit.domain.commit;

import io.github.releasekit.domain.version.Bump;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** A footer: a token and its value, which may span lines. */
  public record Footer(String token, String value) {

    /** Items 12 and 16: in upper case, with a space or a hyphen. */
    boolean isBreaking() {
      return token.equals(BREAKING_CHANGE) || token.equals(BREAKING_CHANGE_SYNONYM);
    }
  }

  public ConventionalCommit {
    footers = List.copyOf(footers);
  }

  /** Reads a message in linear time; empty when its first line is not of the form. */
  public static Optional<ConventionalCommit> parse(String message) {
    List<String> lines = message.strip().lines().toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String header = lines.get(0);
    int colon = header.indexOf(": ");
    if (colon <= 0 || header.substring(colon + 2).isBlank()) {
      return Optional.empty();
    }
    String prefix = header.substring(0, colon);
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
    if (!isWord(prefix)) {
      return Optional.empty();
    }
    List<Footer> footers = footers(lines);
    return Optional.of(
        new ConventionalCommit(
            prefix.toLowerCase(Locale.ROOT),
            scope,
            bang || footers.stream().anyMatch(Footer::isBreaking),
            header.substring(colon + 2).strip(),
            footers));
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

  /** Footers begin after a blank line with the first line of their form, and run to the end. */
  private static List<Footer> footers(List<String> lines) {
    List<Footer> footers = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    String token = "";
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      int end = tokenEnd(line);
      boolean starts = end > 0 && (!token.isEmpty() || lines.get(i - 1).isBlank());
      if (starts) {
        if (!token.isEmpty()) {
          footers.add(new Footer(token, value.toString().strip()));
        }
        token = line.substring(0, end);
        value.setLength(0);
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
    for (String breaking : List.of(BREAKING_CHANGE, BREAKING_CHANGE_SYNONYM)) {
      if (line.startsWith(breaking + ": ")) {
        return breaking.length();
      }
    }
    int end = 0;
    while (end < line.length() && isWordCharacter(line.charAt(end))) {
      end++;
    }
    boolean separated = line.startsWith(": ", end) || line.startsWith(" #", end);
    return end > 0 && separated ? end : 0;
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isWordCharacter((char) c));
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}
