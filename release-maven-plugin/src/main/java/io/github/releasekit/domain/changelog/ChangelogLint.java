package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares a changelog with the form of Keep a Changelog 1.1.0, rule by rule (C6). */
public final class ChangelogLint {

  private static final int LONGEST_EXCERPT = 60;
  private static final String FORM = "write it as '## [1.2.0] - 2026-01-31'";

  /** What is asked of a changelog. Ids are stored and never renamed. */
  public enum Rule {
    ENCODING("encoding", Stops.ALWAYS),
    CONFLICT_MARKER("conflict-marker", Stops.ALWAYS),
    UNCLOSED_BLOCK("unclosed-block", Stops.UNTIL_ADOPTED),
    TITLE_MISSING("title-missing", Stops.NEVER),
    UNDERLINED_HEADING("underlined-heading", Stops.NEVER),
    UNDERLINED_VERSION("underlined-version", Stops.UNTIL_ADOPTED),
    HEADING_LEVEL("heading-level", Stops.UNTIL_ADOPTED),
    VERSION_HEADING("version-heading", Stops.UNTIL_ADOPTED),
    NO_VERSION("no-version", Stops.UNTIL_ADOPTED),
    DUPLICATE_VERSION("duplicate-version", Stops.UNTIL_ADOPTED),
    VERSION_LISTED("version-listed", Stops.ALWAYS),
    UNRELEASED_FIRST("unreleased-first", Stops.UNTIL_ADOPTED),
    OTHER_HEADING("other-heading", Stops.NEVER),
    HEADING_REST("heading-rest", Stops.NEVER),
    DATE_MISSING("date-missing", Stops.NEVER),
    DATE_FORM("date-form", Stops.NEVER),
    VERSION_ORDER("version-order", Stops.NEVER),
    VERSION_EMPTY("version-empty", Stops.NEVER),
    SECTION_LEVEL("section-level", Stops.NEVER),
    SECTION_UNKNOWN("section-unknown", Stops.NEVER),
    SECTION_DUPLICATE("section-duplicate", Stops.NEVER),
    SECTION_EMPTY("section-empty", Stops.NEVER),
    LINK_MISSING("link-missing", Stops.NEVER),
    LINK_UNUSED("link-unused", Stops.NEVER),
    LINK_DUPLICATE("link-duplicate", Stops.NEVER),
    LINK_TARGET("link-target", Stops.NEVER);

    private final String id;
    private final Stops stops;

    Rule(String id, Stops stops) {
      this.id = id;
      this.stops = stops;
    }

    public String id() {
      return id;
    }

    /** Whether a release cannot be entered safely. */
    public boolean stops(boolean adopted) {
      return stops == Stops.ALWAYS || stops == Stops.UNTIL_ADOPTED && !adopted;
    }
  }

  private enum Stops {
    NEVER,
    UNTIL_ADOPTED,
    ALWAYS
  }

  /**
   * A place that breaks a rule.
   *
   * @param line counted from 1
   * @param problem what stands there
   * @param remedy the change to make
   */
  public record Finding(int line, Rule rule, String problem, String remedy) {

    /** {@code CHANGELOG.md:12: date-form: …}. */
    public String at(String path) {
      return path + ":" + line + ": " + rule.id() + ": " + problem;
    }
  }

  private final Changelog changelog;
  private final Set<String> titles = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /** The versions that were seen, with their lines. */
  private final Map<Version, Integer> seen = new HashMap<>();

  private Optional<Version> last = Optional.empty();
  private boolean unreleasedSeen;

  private ChangelogLint(Changelog changelog, ChangelogPolicy policy) {
    this.changelog = changelog;
    policy.sections().forEach(rule -> titles.add(Section.key(rule.title())));
  }

  /**
   * Every place that breaks a rule, in the order of lines.
   *
   * @param links the repository's pages, for link definitions; empty where they are not known
   */
  public static List<Finding> findings(
      byte[] content, ChangelogPolicy policy, Optional<WebLinks> links) {
    int broken = Utf8.decode(content).brokenLine();
    if (broken > 0) {
      return List.of(
          new Finding(
              broken,
              Rule.ENCODING,
              "this is not UTF-8 text",
              "convert it to UTF-8 and commit it"));
    }
    Changelog changelog = Changelog.parse(content, policy.file());
    ChangelogLint lint = new ChangelogLint(changelog, policy);
    lint.judge();
    lint.findings.addAll(LinkLint.findings(changelog, links));
    lint.findings.sort(Comparator.comparingInt(Finding::line));
    return List.copyOf(lint.findings);
  }

  /**
   * What stands in the way of a release: where a version cannot be entered safely.
   *
   * @param adopted whether the old text is kept below a new head
   */
  public static List<Finding> hindrances(
      byte[] content, ChangelogPolicy policy, Version version, boolean adopted) {
    List<Finding> all = new ArrayList<>(findings(content, policy, Optional.empty()));
    all.removeIf(finding -> !finding.rule().stops(adopted));
    if (all.isEmpty() && !(adopted && needsAdoption(content, policy))) {
      Changelog.parse(content, policy.file())
          .find(version)
          .ifPresent(
              block ->
                  all.add(
                      new Finding(
                          block.number(),
                          Rule.VERSION_LISTED,
                          version + " is listed already",
                          "move what stands there under Unreleased, or release another version")));
    }
    return all;
  }

  /** Whether a release can be entered only above what stands there. */
  public static boolean needsAdoption(byte[] content, ChangelogPolicy policy) {
    return findings(content, policy, Optional.empty()).stream()
        .anyMatch(finding -> finding.rule().stops(false));
  }

  private void judge() {
    lines();
    title();
    headings();
    changelog.blocks().stream().skip(1).forEach(this::part);
    boolean versions = changelog.blocks().stream().anyMatch(block -> block.heading().isPresent());
    if (!versions && findings.stream().noneMatch(finding -> finding.rule().stops(false))) {
      content()
          .ifPresent(
              line ->
                  add(
                      line,
                      Rule.NO_VERSION,
                      "no heading names a version, but there is text",
                      "head it with '## [Unreleased]' or '## [1.2.0] - 2026-01-31'"));
    }
  }

  private void lines() {
    if (changelog.unclosed() > 0) {
      Line line = changelog.lines().get(changelog.unclosed() - 1);
      String mark = excerpt(line.content());
      add(line, Rule.UNCLOSED_BLOCK, mark + " is not closed", "close it: nothing after it is read");
    }
    for (Line line : changelog.lines()) {
      if (line.is(Line.Kind.CONFLICT)) {
        add(
            line,
            Rule.CONFLICT_MARKER,
            excerpt(line.content()) + " is left of a merge",
            "decide what stays, and delete the marker");
      }
      if (line.is(Line.Kind.UNDERLINE)) {
        Line text = changelog.lines().get(line.number() - 2);
        String words = text.content().strip();
        boolean version =
            VersionHeading.seemsToName(words) || VersionHeading.find(words).isPresent();
        add(
            text,
            version ? Rule.UNDERLINED_VERSION : Rule.UNDERLINED_HEADING,
            excerpt(words) + " is a heading by the line below it",
            version ? FORM : "begin it with #, or leave a blank line below it");
      }
    }
  }

  private void title() {
    for (Line line : changelog.lines()) {
      boolean underlined =
          line.number() < changelog.lines().size()
              && changelog.lines().get(line.number()).is(Line.Kind.UNDERLINE);
      if (line.isHeading(1) || underlined) {
        return;
      }
      if (!line.isBlank() && !line.is(Line.Kind.HTML)) {
        add(line, Rule.TITLE_MISSING, "the file has no title", "begin it with '# Changelog'");
        return;
      }
    }
    findings.add(
        new Finding(1, Rule.TITLE_MISSING, "the file has no title", "begin it with '# Changelog'"));
  }

  /** Versions and sections whose headings are of another level. */
  private void headings() {
    for (Line line : changelog.lines()) {
      if (line.is(Line.Kind.HEADING) && line.level() != 2) {
        boolean version =
            VersionHeading.find(line.title()).filter(VersionHeading::isPlain).isPresent();
        if (version) {
          add(
              line,
              Rule.HEADING_LEVEL,
              excerpt(line.title()) + " is a heading of level " + line.level(),
              "a version's heading begins with ##");
        }
      }
    }
  }

  private Optional<Line> content() {
    return changelog.lines().stream()
        .filter(
            line ->
                switch (line.kind()) {
                  case ITEM, FENCE, CODE -> true;
                  case HEADING -> line.level() > 1;
                  case TEXT -> VersionHeading.seemsToName(line.content().strip());
                  default -> false;
                })
        .findFirst();
  }

  private void part(Block block) {
    Line title = block.title().orElseThrow();
    if (block.heading().isPresent()) {
      version(title, block.heading().get(), block);
      sections(block);
    } else if (title.isHeading(2) && titles.contains(Section.key(title.title()))) {
      add(
          title,
          Rule.HEADING_LEVEL,
          excerpt(title.title()) + " is a heading of level 2",
          "a section's heading begins with ###");
    } else if (title.isHeading(2) && VersionHeading.seemsToName(title.title())) {
      add(title, Rule.VERSION_HEADING, excerpt(title.title()) + " cannot be read", FORM);
    } else if (VersionHeading.find(title.title()).filter(VersionHeading::isPlain).isEmpty()) {
      add(
          title,
          Rule.OTHER_HEADING,
          excerpt(title.title()) + " is no version",
          "begin it with ### under its version, or move it out of the changelog");
    }
  }

  private void version(Line line, VersionHeading heading, Block block) {
    if (heading.isUnreleased()) {
      if (unreleasedSeen) {
        add(line, Rule.DUPLICATE_VERSION, "Unreleased stands here again", "join the two");
      } else if (!seen.isEmpty()) {
        add(
            line,
            Rule.UNRELEASED_FIRST,
            "Unreleased stands below a version",
            "move it above all versions");
      }
      unreleasedSeen = true;
      return;
    }
    Version version = heading.version().orElseThrow();
    Integer first = seen.putIfAbsent(version, line.number());
    if (first != null) {
      add(
          line,
          Rule.DUPLICATE_VERSION,
          version + " is listed in line " + first + " already",
          "join the two, or correct the version");
    } else {
      last.filter(above -> above.compareTo(version) < 0)
          .ifPresent(
              above ->
                  add(
                      line,
                      Rule.VERSION_ORDER,
                      version + " stands below " + above,
                      "put the newest version first"));
      last = Optional.of(version);
    }
    date(line, heading);
    if (VersionBody.trimmed(block.body()).isEmpty()) {
      add(line, Rule.VERSION_EMPTY, version + " lists nothing", "say what changed");
    }
  }

  private void date(Line line, VersionHeading heading) {
    if (heading.date().isEmpty()) {
      add(line, Rule.DATE_MISSING, heading.name() + " has no date", FORM);
    } else if (!heading.hasDate()) {
      add(
          line,
          Rule.DATE_FORM,
          excerpt(heading.date()) + " is no date of ISO 8601",
          "write it as 2026-01-31");
    } else if (!heading.rest().isEmpty()) {
      add(line, Rule.HEADING_REST, excerpt(heading.rest()) + " follows the date", FORM);
    }
  }

  private void sections(Block block) {
    block.intro().stream()
        .filter(line -> line.is(Line.Kind.HEADING) && titles.contains(Section.key(line.title())))
        .forEach(
            line ->
                add(
                    line,
                    Rule.SECTION_LEVEL,
                    excerpt(line.title()) + " is a heading of level " + line.level(),
                    "a section's heading begins with ###"));
    Map<String, Integer> sections = new HashMap<>();
    for (Section section : block.sections()) {
      Line line = section.heading();
      boolean version =
          VersionHeading.find(line.title()).filter(VersionHeading::isPlain).isPresent();
      if (!version && !titles.contains(section.key())) {
        add(
            line,
            Rule.SECTION_UNKNOWN,
            excerpt(section.title()) + " is no section of the policy",
            "use one of its sections, or add it under 'changelog: {sections: …}'");
      }
      Integer first = sections.putIfAbsent(section.key(), line.number());
      if (first != null) {
        add(
            line,
            Rule.SECTION_DUPLICATE,
            excerpt(section.title()) + " stands in line " + first + " already",
            "join the two");
      }
      if (VersionBody.trimmed(section.lines()).isEmpty() && !block.isUnreleased()) {
        add(line, Rule.SECTION_EMPTY, excerpt(section.title()) + " lists nothing", "delete it");
      }
    }
  }

  private void add(Line line, Rule rule, String problem, String remedy) {
    findings.add(new Finding(line.number(), rule, problem, remedy));
  }

  static String excerpt(String text) {
    String start = text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) : text;
    return "'" + PlainText.line(start) + (start.length() < text.length() ? "…" : "") + "'";
  }
}
