package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.fact.ChangelogPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A section under Unreleased, by what a merge moves.
 *
 * @param heading empty for what stands above the first
 * @param lead blank lines above the first unit
 */
record UnreleasedSection(
    Optional<Line> heading, String key, List<Line> lead, List<ChangelogUnit> units) {

  private static final String ABOVE = "";

  private static final List<String> ORDER =
      ChangelogPolicy.DEFAULT.sections().stream()
          .map(rule -> Section.key(rule.title()))
          .distinct()
          .toList();

  /** Keys of sections that are divided by headings of their own: entries are not moved in them. */
  static Set<String> divided(VersionBody body) {
    Set<String> divided = new HashSet<>();
    if (isDivided(body.intro())) {
      divided.add(ABOVE);
    }
    body.sections().stream()
        .filter(section -> isDivided(section.lines()))
        .forEach(section -> divided.add(section.key()));
    return divided;
  }

  /** The sections in the order they stand, what is above the first before them. */
  static List<UnreleasedSection> of(VersionBody body, Set<String> divided) {
    List<UnreleasedSection> sections = new ArrayList<>();
    sections.add(of(Optional.empty(), ABOVE, body.intro(), divided));
    body.sections()
        .forEach(s -> sections.add(of(Optional.of(s.heading()), s.key(), s.lines(), divided)));
    return sections;
  }

  private static UnreleasedSection of(
      Optional<Line> heading, String key, List<Line> lines, Set<String> divided) {
    List<ChangelogUnit> units =
        divided.contains(key) ? ChangelogUnit.whole(key, lines) : ChangelogUnit.of(key, lines);
    int lead = 0;
    while (lead < lines.size() && lines.get(lead).isBlank()) {
      lead++;
    }
    return new UnreleasedSection(heading, key, lines.subList(0, lead), units);
  }

  private static boolean isDivided(List<Line> lines) {
    return lines.stream().anyMatch(line -> line.is(Line.Kind.HEADING));
  }

  static List<ChangelogUnit> units(List<UnreleasedSection> sections) {
    return sections.stream().flatMap(section -> section.units().stream()).toList();
  }

  /** Blank lines below the last unit, or where there is none, below the heading. */
  List<Line> end() {
    return units.isEmpty() ? lead : units.get(units.size() - 1).blanks();
  }

  /** All lines, the heading's first. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>(heading.stream().toList());
    lines.addAll(lead);
    for (ChangelogUnit unit : units) {
      lines.addAll(unit.lines());
      lines.addAll(unit.blanks());
    }
    return lines;
  }

  /** Whether a blank line stands between two entries; empty where there are no two. */
  Optional<Boolean> isLoose() {
    Optional<Boolean> loose = Optional.empty();
    for (int i = 0; i + 1 < units.size(); i++) {
      ChangelogUnit unit = units.get(i);
      if (unit.isEntry() && units.get(i + 1).isEntry()) {
        loose = Optional.of(loose.orElse(false) || !unit.blanks().isEmpty());
      }
    }
    return loose;
  }

  /** Its place among the sections of Keep a Changelog; others come after them. */
  int rank() {
    int rank = ORDER.indexOf(key);
    return heading.isEmpty() ? -1 : rank < 0 ? ORDER.size() : rank;
  }
}
