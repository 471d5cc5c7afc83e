package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the parts of changelogs together: those of ours in their order, new ones between them. */
final class PartMerge {

  private static final Comparator<Block> NEWEST_FIRST =
      Comparator.comparing(
          (Block block) -> version(block).orElse(Version.ZERO), Comparator.reverseOrder());

  private final MergeSide base;
  private final MergeSide ours;
  private final MergeSide theirs;
  private final List<Block> blocks;
  private final String lineEnd;
  private final PartWriter out;

  /** Names of parts of ours that go. */
  private final Set<String> removed = new HashSet<>();

  /** Parts of theirs that come, by the index of the part of ours that they stand below. */
  private final Map<Integer, List<Block>> inserted = new HashMap<>();

  private final Set<Version> versions = new HashSet<>();

  /** The index of the part that is Unreleased, or that Unreleased is written below. */
  private final int unreleasedAt;

  /**
   * @throws ThreeWay.Conflict where a part was changed on one side and removed on the other
   */
  PartMerge(MergeSide base, MergeSide ours, MergeSide theirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.blocks = ours.changelog().blocks();
    this.lineEnd = ours.changelog().lineEnd();
    this.out = new PartWriter(lineEnd);
    this.unreleasedAt = unreleasedAt();
    ours.parts().keySet().stream().filter(name -> goes(name, ours, theirs)).forEach(removed::add);
    insert();
    ours.parts()
        .forEach(
            (name, part) ->
                version(part).filter(v -> !removed.contains(name)).ifPresent(versions::add));
  }

  /** The versions that are listed after the merge. */
  Set<Version> versions() {
    return versions;
  }

  /** What one side alone lists for the highest version; empty where the other lists it as well. */
  Optional<Block> released(MergeSide side, MergeSide other) {
    return MergeSide.highest(versions)
        .filter(version -> !other.lists(version))
        .flatMap(version -> side.part(MergeSide.name(version)));
  }

  /**
   * The parts, with the link definitions of ours, and of theirs those that stand below the part
   * that they belong to.
   *
   * @param unreleased the lines under Unreleased; empty where those of ours stay
   * @throws ThreeWay.Conflict where both sides have changed a part in different ways
   */
  Changelog merged(Optional<List<String>> unreleased) {
    if (!ThreeWay.choose(base.footer(), ours.footer(), theirs.footer()).equals(ours.footer())) {
      throw new ThreeWay.Conflict();
    }
    Iterator<String> names = ours.parts().keySet().iterator();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean last = i == blocks.size() - 1;
      if (i == 0) {
        boolean begun = !MergeSide.contents(base.preamble()).isEmpty();
        text(begun ? base.preamble() : theirs.preamble(), block.body(), theirs.preamble());
      } else if (!block.isUnreleased()) {
        part(names.next(), block);
      }
      if (i == unreleasedAt) {
        unreleased(unreleased);
      }
      List<Block> below =
          inserted.getOrDefault(i, List.of()).stream().sorted(NEWEST_FIRST).toList();
      if (last) {
        below.forEach(this::write);
      }
      out.keep(texts(block.rest()));
      if (!last) {
        below.forEach(this::write);
      }
    }
    text(base.unread(), ours.unread(), theirs.unread());
    return ours.changelog().with(out.lines());
  }

  /** Whether a part of one side goes, as the other has removed it. */
  private boolean goes(String name, MergeSide side, MergeSide other) {
    if (other.part(name).isPresent() || base.part(name).isEmpty()) {
      return false;
    }
    Block was = base.part(name).get();
    Block is = side.part(name).orElseThrow();
    boolean same =
        title(was).equals(title(is))
            && isYanked(was) == isYanked(is)
            && MergeSide.contents(was.body()).equals(MergeSide.contents(is.body()));
    if (!same) {
      throw new ThreeWay.Conflict();
    }
    return true;
  }

  private int unreleasedAt() {
    int before = blocks.size() - 1;
    for (int i = blocks.size() - 1; i > 0; i--) {
      if (blocks.get(i).isUnreleased()) {
        return i;
      }
      before = blocks.get(i).isVersion() ? i - 1 : before;
    }
    return before;
  }

  /** Finds the places of what theirs has, and neither ours nor the base. */
  private void insert() {
    Map<String, Integer> places = new HashMap<>();
    List<Optional<Version>> listed = new ArrayList<>();
    Iterator<String> names = ours.parts().keySet().iterator();
    for (int i = 0; i < blocks.size(); i++) {
      if (i == 0 || blocks.get(i).isUnreleased()) {
        listed.add(Optional.empty());
      } else {
        String name = names.next();
        places.put(name, i);
        listed.add(version(blocks.get(i)).filter(v -> !removed.contains(name)));
      }
    }
    for (int i = listed.size() - 2; i >= 0; i--) {
      Optional<Version> above = listed.get(i);
      Optional<Version> below = listed.get(i + 1);
      boolean lower =
          above.isEmpty() || below.filter(b -> b.compareTo(above.get()) > 0).isPresent();
      listed.set(i, lower ? below : above);
    }
    int last = unreleasedAt;
    for (Map.Entry<String, Block> part : theirs.parts().entrySet()) {
      Integer place = places.get(part.getKey());
      if (place == null && !goes(part.getKey(), theirs, ours)) {
        Optional<Version> version = version(part.getValue());
        version.ifPresent(versions::add);
        place = version.isPresent() ? Math.max(unreleasedAt, place(version.get(), listed)) : last;
        inserted.computeIfAbsent(place, p -> new ArrayList<>()).add(part.getValue());
      }
      last = place == null ? last : place;
    }
  }

  /**
   * The index of the last part whose version is higher; 0 where there is none.
   *
   * @param highest the highest version from each part on
   */
  private static int place(Version version, List<Optional<Version>> highest) {
    int from = 0;
    int to = highest.size();
    while (to - from > 1) {
      int middle = (from + to) / 2;
      boolean higher = highest.get(middle).filter(v -> v.compareTo(version) > 0).isPresent();
      from = higher ? middle : from;
      to = higher ? to : middle;
    }
    return from;
  }

  private void part(String name, Block part) {
    if (removed.contains(name)) {
      out.leaveOut();
      return;
    }
    Optional<Block> other = theirs.part(name);
    if (other.isEmpty()) {
      out.keep(texts(part.title().stream().toList()));
      out.keep(texts(part.body()));
      return;
    }
    Optional<Block> was = base.part(name);
    out.keep(List.of(titleLine(was, part, other.get())));
    text(was.map(Block::body).orElse(List.of()), part.body(), other.get().body());
  }

  /** A heading: its words, and whether it is marked as withdrawn, are changed apart. */
  private String titleLine(Optional<Block> was, Block part, Block other) {
    Line own = part.title().orElseThrow();
    String title = ThreeWay.choose(was.map(PartMerge::title).orElse(""), title(part), title(other));
    boolean yanked =
        ThreeWay.choose(
            was.filter(PartMerge::isYanked).isPresent(), isYanked(part), isYanked(other));
    if (title.equals(title(part)) && yanked == isYanked(part)) {
      return own.text();
    }
    if (title.equals(title(other)) && yanked == isYanked(other)) {
      return adapted(other.title().stream().toList()).get(0);
    }
    String plain = "#".repeat(own.level()) + " " + title;
    return (yanked ? plain + " " + VersionHeading.YANKED : plain) + lineEnd;
  }

  /** Text that only one side may have changed. */
  private void text(List<Line> was, List<Line> own, List<Line> other) {
    List<String> contents = MergeSide.contents(own);
    List<String> others = MergeSide.contents(other);
    if (ThreeWay.choose(MergeSide.contents(was), contents, others).equals(contents)) {
      out.keep(texts(own));
      return;
    }
    if (own.isEmpty()) {
      out.write(adapted(withoutBlankEnd(other)));
      return;
    }
    out.keep(adapted(withoutBlankEnd(other)));
    int end = withoutBlankEnd(own).size();
    out.leaveOut();
    out.keep(texts(own.subList(end, own.size())));
  }

  private void unreleased(Optional<List<String>> lines) {
    Optional<Block> own = ours.changelog().unreleased();
    Optional<Block> other = theirs.changelog().unreleased();
    boolean was = base.changelog().unreleased().isPresent();
    boolean stays = ThreeWay.choose(was, own.isPresent(), other.isPresent());
    boolean empty =
        lines
            .map(texts -> texts.stream().allMatch(String::isBlank))
            .orElseGet(() -> own.stream().allMatch(b -> MergeSide.contents(b.body()).isEmpty()));
    if (!stays && empty) {
      own.ifPresent(block -> out.leaveOut());
      return;
    }
    String title = unreleasedTitle(own, other);
    if (own.isPresent()) {
      out.keep(List.of(title));
    } else {
      out.write(List.of(title));
    }
    List<Line> body = own.map(Block::body).orElse(List.of());
    if (lines.isEmpty()) {
      out.keep(texts(body));
      return;
    }
    List<String> texts = lines.get();
    boolean apart = body.isEmpty() && !texts.isEmpty() && !texts.get(0).isBlank();
    out.keep(apart ? List.of(lineEnd) : List.of());
    out.keep(texts);
    out.leaveOut();
  }

  /** A link in the heading is that of the side with the highest version. */
  private String unreleasedTitle(Optional<Block> own, Optional<Block> other) {
    if (own.isEmpty() || other.isEmpty()) {
      Block only = own.or(() -> other).orElseThrow();
      List<Line> line = only.title().stream().toList();
      return own.isPresent() ? line.get(0).text() : adapted(line).get(0);
    }
    String ownText = own.get().title().orElseThrow().text();
    String otherText = adapted(other.get().title().stream().toList()).get(0);
    if (!title(own.get()).equals(title(other.get()))
        && isInline(own.get())
        && isInline(other.get())) {
      Optional<MergeSide> newest = MergeSide.newest(ours, theirs, MergeSide.highest(versions));
      if (newest.isPresent()) {
        return newest.get() == ours ? ownText : otherText;
      }
    }
    Optional<String> was = base.changelog().unreleased().map(PartMerge::title);
    String title =
        ThreeWay.choose(was.orElse(title(other.get())), title(own.get()), title(other.get()));
    return title.equals(title(own.get())) ? ownText : otherText;
  }

  private static boolean isInline(Block block) {
    return block.heading().filter(h -> h.link() == VersionHeading.Link.INLINE).isPresent();
  }

  /** A part of theirs, with its own link where that stands below it. */
  private void write(Block block) {
    List<String> lines = new ArrayList<>(adapted(block.title().stream().toList()));
    lines.addAll(adapted(withoutBlankEnd(block.body())));
    List<Line> links = block.rest().stream().filter(line -> !line.isBlank()).toList();
    List<Line> own = links.stream().filter(line -> isLinkOf(version(block), line)).toList();
    boolean last = block == theirs.changelog().blocks().get(theirs.changelog().blocks().size() - 1);
    if (!last && !own.isEmpty() && links.stream().allMatch(Block::isVersionLink)) {
      lines.add(lineEnd);
      lines.addAll(adapted(own));
    }
    out.write(lines);
  }

  private static boolean isLinkOf(Optional<Version> version, Line line) {
    return version.isPresent()
        && Block.isVersionLink(line)
        && LinkDefinition.of(line).version().equals(version);
  }

  private static Optional<Version> version(Block block) {
    return block.heading().flatMap(VersionHeading::version);
  }

  private static boolean isYanked(Block block) {
    return block.heading().filter(VersionHeading::yanked).isPresent();
  }

  /** A heading's words without the mark of a withdrawn release. */
  private static String title(Block block) {
    String title = block.title().orElseThrow().title();
    return isYanked(block)
        ? title.substring(0, title.length() - VersionHeading.YANKED.length()).strip()
        : title;
  }

  private static List<Line> withoutBlankEnd(List<Line> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }

  /** Lines of theirs with the ends that lines have in ours. */
  private List<String> adapted(List<Line> lines) {
    return PartWriter.adapted(lines, theirs.changelog().lineEnd(), lineEnd);
  }
}
