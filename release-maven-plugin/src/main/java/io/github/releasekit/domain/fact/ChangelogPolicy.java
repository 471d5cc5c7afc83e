package io.github.releasekit.domain.fact;

import java.util.List;

/**
 * The changelog: where it is, and which commits are listed under which heading (C2).
 *
 * @param file its path from the root of the repository
 * @param sections in the order they stand; the first that a commit fits is its section
 * @param excludedTypes types of commits that are not listed, unless they are breaking
 * @param excludedScopes scopes of commits that are not listed, unless they are breaking
 */
public record ChangelogPolicy(
    String file,
    List<SectionRule> sections,
    List<String> excludedTypes,
    List<String> excludedScopes) {

  /** The headings of Keep a Changelog 1.1.0, in its order, for the usual types of commits. */
  public static final ChangelogPolicy DEFAULT =
      new ChangelogPolicy(
          "CHANGELOG.md",
          List.of(
              new SectionRule("Added", List.of("feat"), List.of("*")),
              new SectionRule("Changed", List.of("*"), List.of("*")),
              new SectionRule("Deprecated", List.of("deprecate", "deprecated"), List.of("*")),
              new SectionRule("Removed", List.of("remove", "removed"), List.of("*")),
              new SectionRule("Fixed", List.of("fix"), List.of("*")),
              new SectionRule("Security", List.of("security"), List.of("*")),
              new SectionRule("Security", List.of("fix"), List.of("security"))),
          List.of("build", "chore", "ci", "docs", "style", "test"),
          List.of());

  /**
   * A heading and what is listed under it. Where several rules fit, the one that names the most
   * (type and scope rather than {@code *}) decides, then the first.
   *
   * @param title as it is written, emoji included
   * @param types of commits; {@code *} for any, those that are not conventional included
   * @param scopes of commits; {@code *} for any or none
   */
  public record SectionRule(String title, List<String> types, List<String> scopes) {

    public SectionRule {
      types = List.copyOf(types);
      scopes = List.copyOf(scopes);
    }
  }

  public ChangelogPolicy {
    sections = List.copyOf(sections);
    excludedTypes = List.copyOf(excludedTypes);
    excludedScopes = List.copyOf(excludedScopes);
  }

  /** The same policy for another file. */
  public ChangelogPolicy withFile(String other) {
    return new ChangelogPolicy(other, sections, excludedTypes, excludedScopes);
  }
}
