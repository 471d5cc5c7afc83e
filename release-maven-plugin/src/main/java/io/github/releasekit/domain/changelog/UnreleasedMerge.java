package io.github.releasekit.domain.changelog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what stands under Unreleased after a merge: ours, with what theirs has changed. */
final class UnreleasedMerge {

  private final MergeSide base;
  private final MergeSide ours;
  private final MergeSide theirs;
  private final String lineEnd;
  private final List<UnreleasedSection> oursSections;

  /** The first section of each key. */
  private final Map<String, UnreleasedSection> baseSections = new HashMap<>();

  private final Map<String, UnreleasedSection> theirsSections = new LinkedHashMap<>();
  private final EntryMerge entries;

  /**
   * @param releasedByOurs what ours alone lists for the highest version
   * @param releasedByTheirs what theirs alone lists for it
   * @throws ThreeWay.Conflict where both sides have changed text that is no entry
   */
  UnreleasedMerge(
      MergeSide base,
      MergeSide ours,
      MergeSide theirs,
      Optional<Block> releasedByOurs,
      Optional<Block> releasedByTheirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.lineEnd = ours.changelog().lineEnd();
    Set<String> divided = new HashSet<>();
    for (MergeSide side : List.of(base, ours, theirs)) {
      divided.addAll(UnreleasedSection.divided(side.changelog().body()));
    }
    this.oursSections = UnreleasedSection.of(ours.changelog().body(), divided);
    List<UnreleasedSection> inBase = UnreleasedSection.of(base.changelog().body(), divided);
    List<UnreleasedSection> inTheirs = UnreleasedSection.of(theirs.changelog().body(), divided);
    inBase.forEach(section -> baseSections.putIfAbsent(section.key(), section));
    inTheirs.forEach(section -> theirsSections.putIfAbsent(section.key(), section));
    this.entries =
        new EntryMerge(
            UnreleasedSection.units(inBase),
            UnreleasedSection.units(oursSections),
            UnreleasedSection.units(inTheirs),
            units(releasedByOurs),
            units(releasedByTheirs));
  }

  private static List<ChangelogUnit> units(Optional<Block> block) {
    return block
        .map(b -> UnreleasedSection.units(UnreleasedSection.of(VersionBody.of(b), Set.of())))
        .orElse(List.of());
  }

  /** The lines under the heading; empty where those of ours stay. */
  Optional<List<String>> lines() {
    List<String> was = contents(base);
    if (contents(ours).equals(was) && !entries.leavesOutOfTheirs()) {
      return contents(theirs).equals(was) ? Optional.empty() : Optional.of(theirsLines());
    }
    PartWriter out = new PartWriter(lineEnd);
    Map<String, List<ChangelogUnit>> added = new HashMap<>();
    entries.added().forEach(u -> added.computeIfAbsent(u.section(), s -> new ArrayList<>()).add(u));
    Deque<UnreleasedSection> fresh = fresh(added.keySet());
    boolean changed = !entries.keepsOurs();
    for (UnreleasedSection section : oursSections) {
      while (!fresh.isEmpty() && fresh.peek().rank() < section.rank()) {
        UnreleasedSection next = fresh.remove();
        out.write(written(next, List.of(), added.get(next.key())));
      }
      List<ChangelogUnit> kept = ChangelogUnit.without(section.units(), entries.leftOut());
      List<ChangelogUnit> more = Optional.ofNullable(added.remove(section.key())).orElse(List.of());
      if (kept.isEmpty() && more.isEmpty() && goes(section)) {
        out.leaveOut();
        changed = true;
      } else if (isKept(section, kept, more)) {
        out.keep(PartWriter.adapted(section.lines(), lineEnd, lineEnd));
      } else {
        out.keep(written(section, kept, more));
      }
    }
    fresh.forEach(section -> out.write(written(section, List.of(), added.get(section.key()))));
    return changed ? Optional.of(out.lines()) : Optional.empty();
  }

  /** What {@link #contents(Changelog)} are of the merged changelog. */
  List<String> expected() {
    List<ChangelogUnit> units = new ArrayList<>();
    ChangelogUnit.without(UnreleasedSection.units(oursSections), entries.leftOut())
        .forEach(unit -> units.add(entries.written(unit)));
    units.addAll(entries.added());
    return lines(units);
  }

  /** The lines of entries and text under Unreleased, in no order, with their kinds. */
  static List<String> contents(Changelog changelog) {
    return lines(UnreleasedSection.units(UnreleasedSection.of(changelog.body(), Set.of())));
  }

  private static List<String> lines(List<ChangelogUnit> units) {
    return units.stream()
        .flatMap(unit -> MergeSide.withoutLinks(unit.lines()).stream())
        .filter(line -> !line.isBlank())
        .map(line -> line.kind() + line.content())
        .sorted()
        .toList();
  }

  private static List<String> contents(MergeSide side) {
    return MergeSide.contents(side.changelog().unreleased().map(Block::body).orElse(List.of()));
  }

  private List<String> theirsLines() {
    List<Line> body = theirs.changelog().unreleased().map(Block::body).orElse(List.of());
    int end = body.size();
    while (end > 0 && body.get(end - 1).isBlank()) {
      end--;
    }
    List<String> lines =
        new ArrayList<>(
            PartWriter.adapted(body.subList(0, end), theirs.changelog().lineEnd(), lineEnd));
    List<Line> blanks = oursSections.get(oursSections.size() - 1).end();
    lines.addAll(PartWriter.adapted(blanks, lineEnd, lineEnd));
    return lines;
  }

  /** Sections that ours does not have yet, in the order of Keep a Changelog. */
  private Deque<UnreleasedSection> fresh(Set<String> keys) {
    Set<String> wanted = new HashSet<>(keys);
    oursSections.forEach(section -> wanted.remove(section.key()));
    return theirsSections.values().stream()
        .filter(section -> wanted.contains(section.key()))
        .sorted(Comparator.comparingInt(UnreleasedSection::rank))
        .collect(Collectors.toCollection(ArrayDeque::new));
  }

  /** Whether a heading with nothing under it goes: theirs has none, and it is not new in ours. */
  private boolean goes(UnreleasedSection section) {
    boolean emptied = !section.units().isEmpty();
    return section.heading().isPresent()
        && !theirsSections.containsKey(section.key())
        && (emptied || baseSections.containsKey(section.key()));
  }

  private boolean isKept(
      UnreleasedSection section, List<ChangelogUnit> kept, List<ChangelogUnit> more) {
    return more.isEmpty()
        && kept.size() == section.units().size()
        && kept.stream().allMatch(unit -> entries.written(unit) == unit);
  }

  /** A section with those of its units that stay, and others after them. */
  private List<String> written(
      UnreleasedSection section, List<ChangelogUnit> kept, List<ChangelogUnit> more) {
    List<String> lines = new ArrayList<>(adapted(section.heading().stream().toList()));
    if (kept.isEmpty() && more.isEmpty()) {
      lines.addAll(adapted(section.end()));
      return lines;
    }
    boolean loose =
        section
            .isLoose()
            .or(
                () ->
                    Optional.ofNullable(theirsSections.get(section.key()))
                        .flatMap(UnreleasedSection::isLoose))
            .orElse(false);
    boolean wasEmpty = section.units().isEmpty();
    List<String> blank = List.of(lineEnd);
    lines.addAll(wasEmpty && section.lead().isEmpty() ? blank : adapted(section.lead()));
    for (int i = 0; i < kept.size() + more.size(); i++) {
      ChangelogUnit unit = i < kept.size() ? kept.get(i) : more.get(i - kept.size());
      lines.addAll(adapted(entries.written(unit).lines()));
      if (i + 1 < kept.size()) {
        lines.addAll(adapted(unit.blanks()));
      } else if (i + 1 < kept.size() + more.size()) {
        boolean tight = unit.isEntry() && more.get(i + 1 - kept.size()).isEntry() && !loose;
        lines.addAll(tight ? List.of() : blank);
      }
    }
    lines.addAll(wasEmpty ? blank : adapted(section.end()));
    return lines;
  }

  /** Lines of either side, with the ends that lines have in ours. */
  private List<String> adapted(List<Line> lines) {
    return PartWriter.adapted(lines, theirs.changelog().lineEnd(), lineEnd);
  }
}
