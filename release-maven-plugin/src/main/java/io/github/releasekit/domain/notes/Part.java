package io.github.releasekit.domain.notes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A part of release notes, in the order the parts stand (C4). */
public enum Part {
  HIGHLIGHTS("What's new", "Highlight"),
  BREAKING("Breaking changes"),
  UPGRADE("Upgrade guide", "Upgrade", "Migration"),
  CHANGES("Changes"),
  ISSUES("Issues and pull requests"),
  API("API changes", "API-Change"),
  DATABASE("Database changes", "Database-Change", "Database"),
  PERFORMANCE("Performance"),
  SECURITY("Security", "Security"),
  DEPENDENCIES("Dependencies"),
  KNOWN_ISSUES("Known issues", "Known-Issue"),
  INSTALL("Installation"),
  CONTRIBUTORS("Contributors"),
  FULL_CHANGELOG("Full changelog"),
  SUPPORT("Support"),
  COMING_NEXT("Coming next");

  private static final Map<String, Part> BY_FOOTER = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (Part part : values()) {
      part.footers.forEach(token -> BY_FOOTER.put(token, part));
    }
  }

  private final String title;
  private final List<String> footers;

  Part(String title, String... footers) {
    this.title = title;
    this.footers = List.of(footers);
  }

  /** Its name in files and addresses: {@code known-issues}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name as a word that templates can write after a dot: {@code knownIssues}. */
  public String key() {
    StringBuilder key = new StringBuilder();
    for (String word : id().split("-")) {
      key.append(
          key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return key.toString();
  }

  /** Its heading, plain text. */
  public String title() {
    return title;
  }

  /** Whether it may be written by hand, in a file named for it. */
  public boolean handWritten() {
    return this != CHANGES && this != ISSUES && this != CONTRIBUTORS && this != FULL_CHANGELOG;
  }

  /** The part that a commit's footer with this token belongs to. */
  static Optional<Part> ofFooter(String token) {
    return Optional.ofNullable(BY_FOOTER.get(token));
  }

  /**
   * The part that a section of the changelog is, by its title; an emoji before it does not matter.
   */
  static Optional<Part> titled(String sectionTitle) {
    String wanted = letters(sectionTitle);
    return Arrays.stream(values())
        .filter(part -> part.handWritten() && letters(part.title).equals(wanted))
        .findFirst();
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetter)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
