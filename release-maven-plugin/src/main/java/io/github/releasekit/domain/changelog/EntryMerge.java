package io.github.releasekit.domain.changelog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which entries stand under Unreleased after a merge. What the base had and one side has not any
 * more goes; what is the same on both sides stands once, as ours has written it.
 */
final class EntryMerge {

  private final List<ChangelogUnit> base;
  private final List<ChangelogUnit> ours;
  private final List<ChangelogUnit> theirs;

  private final Set<ChangelogUnit> leftOut = ChangelogUnit.set();
  private final Map<ChangelogUnit, ChangelogUnit> rewritten = new IdentityHashMap<>();
  private final List<ChangelogUnit> added = new ArrayList<>();
  private boolean releasedByOurs;

  /**
   * @param releasedByOurs what ours alone lists for the highest version, which the next release
   *     follows
   * @param releasedByTheirs what theirs alone lists for it
   * @throws ThreeWay.Conflict where text between entries was changed on both sides
   */
  EntryMerge(
      List<ChangelogUnit> base,
      List<ChangelogUnit> ours,
      List<ChangelogUnit> theirs,
      List<ChangelogUnit> releasedByOurs,
      List<ChangelogUnit> releasedByTheirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    texts();
    merge(releasedByOurs, releasedByTheirs);
  }

  /** Entries of ours that go. */
  Set<ChangelogUnit> leftOut() {
    return leftOut;
  }

  /** An entry of ours, or what theirs alone has made of it. */
  ChangelogUnit written(ChangelogUnit unit) {
    return rewritten.getOrDefault(unit, unit);
  }

  /** Entries that come from theirs, in the order they stand there. */
  List<ChangelogUnit> added() {
    return added;
  }

  /** Whether ours stays as it is. */
  boolean keepsOurs() {
    return leftOut.isEmpty() && rewritten.isEmpty() && added.isEmpty();
  }

  /** Whether something that is new in theirs is left out, as ours has released it. */
  boolean leavesOutOfTheirs() {
    return releasedByOurs;
  }

  private void merge(List<ChangelogUnit> inOurs, List<ChangelogUnit> inTheirs) {
    Map<ChangelogUnit, ChangelogUnit> keptByOurs = ChangelogUnit.pairs(base, ours);
    Map<ChangelogUnit, ChangelogUnit> keptByTheirs = ChangelogUnit.pairs(base, theirs);
    List<ChangelogUnit> newInOurs = ChangelogUnit.without(ours, keptByOurs.values());
    List<ChangelogUnit> newInTheirs = ChangelogUnit.without(theirs, keptByTheirs.values());
    Map<ChangelogUnit, ChangelogUnit> same = ChangelogUnit.pairs(newInTheirs, newInOurs);
    leftOut.addAll(
        released(
            ChangelogUnit.without(newInOurs, same.values()),
            ChangelogUnit.without(base, keptByTheirs.keySet()),
            inTheirs));
    Set<ChangelogUnit> ready =
        released(
            ChangelogUnit.without(newInTheirs, same.keySet()),
            ChangelogUnit.without(base, keptByOurs.keySet()),
            inOurs);
    releasedByOurs = !ready.isEmpty();
    Set<ChangelogUnit> coming = ChangelogUnit.set();
    ChangelogUnit.without(newInTheirs, same.keySet()).stream()
        .filter(unit -> !ready.contains(unit) && !unit.isEmpty())
        .forEach(coming::add);
    Map<ChangelogUnit, ChangelogUnit> moved = new IdentityHashMap<>();
    keptByOurs.forEach(
        (was, here) ->
            Optional.ofNullable(keptByTheirs.get(was))
                .ifPresentOrElse(there -> kept(was, here, there, moved), () -> leftOut.add(here)));
    for (ChangelogUnit unit : theirs) {
      if (coming.contains(unit)) {
        added.add(unit);
      } else if (moved.containsKey(unit)) {
        added.add(moved.get(unit));
      }
    }
  }

  /**
   * Which of the entries that are new on one side are listed under a version of the other, those
   * that the other has moved there from the base apart.
   */
  private static Set<ChangelogUnit> released(
      List<ChangelogUnit> fresh, List<ChangelogUnit> gone, List<ChangelogUnit> listed) {
    Collection<ChangelogUnit> moved = ChangelogUnit.pairs(gone, listed).values();
    Set<ChangelogUnit> released = ChangelogUnit.set();
    released.addAll(ChangelogUnit.pairs(fresh, ChangelogUnit.without(listed, moved)).keySet());
    return released;
  }

  /** Decides on what the base and both sides have. */
  private void kept(
      ChangelogUnit was,
      ChangelogUnit here,
      ChangelogUnit there,
      Map<ChangelogUnit, ChangelogUnit> moved) {
    boolean unchanged = here.text().equals(was.text());
    ChangelogUnit text = unchanged && !there.text().equals(was.text()) ? there : here;
    if (here.section().equals(was.section()) && !there.section().equals(was.section())) {
      leftOut.add(here);
      moved.put(there, text.in(there.section()));
    } else if (text == there) {
      rewritten.put(here, text.in(here.section()));
    }
  }

  /** Text that is no entry cannot be told from what it was before it was changed. */
  private void texts() {
    Map<String, List<String>> inOurs = texts(ours);
    Map<String, List<String>> inTheirs = texts(theirs);
    texts(base)
        .forEach(
            (section, was) ->
                ThreeWay.choose(
                    was,
                    inOurs.getOrDefault(section, List.of()),
                    inTheirs.getOrDefault(section, List.of())));
  }

  private static Map<String, List<String>> texts(List<ChangelogUnit> units) {
    return units.stream()
        .filter(unit -> !unit.isEntry() && !unit.isEmpty())
        .collect(
            Collectors.groupingBy(
                ChangelogUnit::section,
                Collectors.mapping(ChangelogUnit::text, Collectors.toList())));
  }
}
