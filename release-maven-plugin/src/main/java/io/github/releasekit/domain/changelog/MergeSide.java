package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A changelog by the parts that a merge compares.
 *
 * @param parts those of versions, and under other headings, in the order they stand
 * @param definitions by {@link LinkDefinition#key}: of versions, and others that stand among them
 */
record MergeSide(
    Changelog changelog, Map<String, Block> parts, Map<String, LinkDefinition> definitions) {

  static MergeSide of(Changelog changelog) {
    Map<String, Block> parts = new LinkedHashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (Block block : changelog.blocks()) {
      if (block.title().isPresent() && !block.isUnreleased()) {
        String name = name(block);
        int time = times.merge(name, 1, Integer::sum);
        parts.put(time == 1 ? name : name + "\n" + time, block);
      }
    }
    Map<String, LinkDefinition> definitions = new LinkedHashMap<>();
    definitions(changelog).forEach(d -> definitions.putIfAbsent(LinkDefinition.key(d.label()), d));
    return new MergeSide(changelog, parts, definitions);
  }

  /** Definitions that belong to no part: of versions, and those that stand below one. */
  static List<LinkDefinition> definitions(Changelog changelog) {
    Set<Integer> apart = new HashSet<>();
    changelog.blocks().forEach(block -> block.rest().forEach(line -> apart.add(line.number())));
    return changelog.definitions().stream()
        .filter(d -> d.isOfVersion() || apart.contains(d.line()))
        .toList();
  }

  /** What a part is found by on another side. */
  static String name(Version version) {
    return version.toString();
  }

  private static String name(Block block) {
    return block
        .heading()
        .flatMap(VersionHeading::version)
        .map(MergeSide::name)
        .orElseGet(() -> block.title().orElseThrow().content().strip().toLowerCase(Locale.ROOT));
  }

  Set<Version> versions() {
    Set<Version> versions = new HashSet<>();
    parts.values().forEach(b -> b.heading().flatMap(VersionHeading::version).map(versions::add));
    return versions;
  }

  static Optional<Version> highest(Set<Version> versions) {
    return versions.stream().max(Comparator.naturalOrder());
  }

  /**
   * The side whose Unreleased follows the highest version of a merge; empty where both do.
   *
   * @throws ThreeWay.Conflict where neither does, as each has a higher one that the other removed
   */
  static Optional<MergeSide> newest(MergeSide ours, MergeSide theirs, Optional<Version> highest) {
    boolean own = highest(ours.versions()).equals(highest);
    boolean other = highest(theirs.versions()).equals(highest);
    if (!own && !other) {
      throw new ThreeWay.Conflict();
    }
    return own == other ? Optional.empty() : Optional.of(own ? ours : theirs);
  }

  Optional<Block> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  boolean lists(Version version) {
    return parts.containsKey(name(version));
  }

  /** A definition as it is written; empty where there is none. */
  Optional<String> definition(String key) {
    return Optional.ofNullable(definitions.get(key)).map(d -> written(changelog, d));
  }

  static String written(Changelog changelog, LinkDefinition definition) {
    return changelog.lines().get(definition.line() - 1).content().strip();
  }

  /** What stands before the first part. */
  List<Line> preamble() {
    return changelog.blocks().get(0).body();
  }

  /** What stands from the earlier releases on, which is not read. */
  List<Line> unread() {
    return changelog.textsFrom(changelog.lines().size()).stream()
        .map(text -> new Line(1, text, Line.Kind.TEXT))
        .toList();
  }

  /** What stands below the parts besides definitions. */
  List<String> footer() {
    List<String> footer = new ArrayList<>();
    for (Block block : changelog.blocks()) {
      block.rest().stream()
          .filter(line -> !line.isBlank() && !line.is(Line.Kind.DEFINITION))
          .forEach(line -> footer.add(line.content()));
    }
    return footer;
  }

  /** What lines say: without their ends, blank ones around them, and links of versions. */
  static List<String> contents(List<Line> lines) {
    return VersionBody.trimmed(withoutLinks(lines)).stream().map(Line::content).toList();
  }

  static List<Line> withoutLinks(List<Line> lines) {
    return lines.stream().filter(line -> !Block.isVersionLink(line)).toList();
  }
}
