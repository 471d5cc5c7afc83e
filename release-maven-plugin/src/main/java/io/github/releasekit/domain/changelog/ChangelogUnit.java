package io.github.releasekit.domain.changelog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a merge moves as a whole: an entry, or a paragraph between entries.
 *
 * @param section that it stands in, by {@link Section#key}; empty above the first section
 * @param blanks lines between it and the next
 */
record ChangelogUnit(String section, List<Line> lines, List<Line> blanks, boolean isEntry) {

  /** By what two are taken for the same, the surest first. */
  private static final List<Function<ChangelogUnit, Optional<String>>> LIKENESSES =
      List.of(
          unit -> Optional.of(unit.section + "\n" + unit.text()).filter(t -> !unit.isEmpty()),
          unit -> unit.words().map(words -> unit.section + "\n" + words),
          unit -> Optional.of(unit.text()).filter(text -> unit.isEntry),
          ChangelogUnit::words);

  /** Divides lines at their entries, and text at its blank lines. */
  static List<ChangelogUnit> of(String section, List<Line> lines) {
    List<ChangelogUnit> units = new ArrayList<>();
    int from = -1;
    boolean entry = false;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean begins =
          line.is(Line.Kind.ITEM)
              || !line.isBlank()
                  && (from < 0 || (entry ? endsEntry(line) : lines.get(i - 1).is(Line.Kind.BLANK)));
      if (begins) {
        if (from >= 0) {
          units.add(of(section, lines.subList(from, i), entry));
        }
        from = i;
        entry = line.is(Line.Kind.ITEM);
      }
    }
    if (from >= 0) {
      units.add(of(section, lines.subList(from, lines.size()), entry));
    }
    return units;
  }

  /** All lines as one, for what entries cannot be moved in. */
  static List<ChangelogUnit> whole(String section, List<Line> lines) {
    int from = 0;
    while (from < lines.size() && lines.get(from).isBlank()) {
      from++;
    }
    return from == lines.size()
        ? List.of()
        : List.of(of(section, lines.subList(from, lines.size()), false));
  }

  private static ChangelogUnit of(String section, List<Line> lines, boolean entry) {
    List<Line> trimmed = VersionBody.trimmed(lines);
    return new ChangelogUnit(section, trimmed, lines.subList(trimmed.size(), lines.size()), entry);
  }

  /** Code and HTML that an entry holds are indented. */
  private static boolean endsEntry(Line line) {
    return switch (line.kind()) {
      case NESTED, BLANK, CODE -> false;
      case HTML -> !Character.isWhitespace(line.text().charAt(0));
      default -> true;
    };
  }

  ChangelogUnit in(String other) {
    return new ChangelogUnit(other, lines, blanks, isEntry);
  }

  /** Its lines without their ends; links of versions are no part of it. */
  String text() {
    return String.join("\n", MergeSide.withoutLinks(lines).stream().map(Line::content).toList());
  }

  /** Whether it holds nothing but links of versions. */
  boolean isEmpty() {
    return lines.stream().allMatch(Block::isVersionLink);
  }

  /** What an entry says, however it is written. */
  private Optional<String> words() {
    return Optional.of(this)
        .filter(ChangelogUnit::isEntry)
        .map(unit -> EntryText.words(VersionBody.text(unit.lines)))
        .filter(words -> !words.isEmpty());
  }

  /** Finds for each the one that is the same; none is found twice. */
  static Map<ChangelogUnit, ChangelogUnit> pairs(
      Collection<ChangelogUnit> from, Collection<ChangelogUnit> to) {
    Map<ChangelogUnit, ChangelogUnit> pairs = new IdentityHashMap<>();
    Set<ChangelogUnit> taken = set();
    for (Function<ChangelogUnit, Optional<String>> likeness : LIKENESSES) {
      if (pairs.size() == Math.min(from.size(), to.size())) {
        break;
      }
      Map<String, Deque<ChangelogUnit>> free = new HashMap<>();
      without(to, taken)
          .forEach(
              unit ->
                  likeness
                      .apply(unit)
                      .ifPresent(
                          key -> free.computeIfAbsent(key, k -> new ArrayDeque<>()).add(unit)));
      for (ChangelogUnit unit : without(from, pairs.keySet())) {
        likeness
            .apply(unit)
            .map(free::get)
            .map(Deque::poll)
            .ifPresent(
                found -> {
                  pairs.put(unit, found);
                  taken.add(found);
                });
      }
    }
    return pairs;
  }

  /** A set that tells apart what stands in different places. */
  static Set<ChangelogUnit> set() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  static List<ChangelogUnit> without(
      Collection<ChangelogUnit> units, Collection<ChangelogUnit> left) {
    Set<ChangelogUnit> out = set();
    out.addAll(left);
    return units.stream().filter(unit -> !out.contains(unit)).toList();
  }
}
