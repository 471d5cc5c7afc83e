package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which link definitions stand in a changelog after a merge, and where those that are new go. */
final class DefinitionMerge {

  private static final String UNRELEASED = LinkDefinition.key(VersionHeading.UNRELEASED);

  private final Changelog changelog;
  private final List<LinkDefinition> present;
  private final Map<String, String> wanted;
  private final List<String> texts;

  /** What is written above a line, counted from 0. */
  private final Map<Integer, List<String>> above = new HashMap<>();

  private DefinitionMerge(Changelog changelog, Map<String, String> wanted) {
    this.changelog = changelog;
    this.present = MergeSide.definitions(changelog);
    this.wanted = wanted;
    this.texts = changelog.textsFrom(0);
  }

  /**
   * The definitions of a merge by their labels, as they are written.
   *
   * @param versions that are listed after it
   * @throws ThreeWay.Conflict where both sides have given a label different links
   */
  static Map<String, String> wanted(
      MergeSide base, MergeSide ours, MergeSide theirs, Set<Version> versions) {
    Set<Version> listed = new HashSet<>(base.versions());
    listed.addAll(ours.versions());
    listed.addAll(theirs.versions());
    Optional<Version> highest = MergeSide.highest(versions);
    Map<String, String> wanted = new LinkedHashMap<>();
    Set<String> keys = new LinkedHashSet<>(ours.definitions().keySet());
    keys.addAll(theirs.definitions().keySet());
    for (String key : keys) {
      Optional<String> own = ours.definition(key);
      Optional<String> other = theirs.definition(key);
      Optional<Version> version =
          Optional.ofNullable(ours.definitions().get(key))
              .or(() -> Optional.ofNullable(theirs.definitions().get(key)))
              .flatMap(LinkDefinition::version);
      boolean removed =
          version.filter(v -> listed.contains(v) && !versions.contains(v)).isPresent();
      if (removed) {
        continue;
      }
      Optional<String> was = base.definition(key);
      Optional<MergeSide> newest =
          key.equals(UNRELEASED) && !own.equals(other)
              ? MergeSide.newest(ours, theirs, highest)
              : Optional.empty();
      Optional<String> followed = newest.flatMap(side -> side.definition(key));
      boolean deleted = newest.isPresent() && followed.isEmpty() && was.isPresent();
      Optional<String> text =
          followed.isPresent() || deleted ? followed : ThreeWay.choose(was, own, other);
      text.ifPresent(t -> wanted.put(key, t));
    }
    return wanted;
  }

  /** The changelog with these definitions, those that stay where they are. */
  static Changelog applied(Changelog changelog, Map<String, String> wanted) {
    return new DefinitionMerge(changelog, wanted).applied();
  }

  private Changelog applied() {
    Map<String, String> missing = new LinkedHashMap<>(wanted);
    Set<String> seen = new HashSet<>();
    boolean removed = false;
    for (LinkDefinition definition : present) {
      String key = LinkDefinition.key(definition.label());
      String text = wanted.get(key);
      missing.remove(key);
      if (text == null) {
        texts.set(definition.line() - 1, "");
        removed = true;
      } else if (seen.add(key) && !text.equals(MergeSide.written(changelog, definition))) {
        texts.set(definition.line() - 1, text + changelog.lineEnd());
      }
    }
    if (missing.isEmpty() && !removed) {
      return changelog.with(texts);
    }
    List<LinkDefinition> versions = present.stream().filter(LinkDefinition::isOfVersion).toList();
    if (versions.isEmpty()) {
      return missing.isEmpty() ? written() : below(missing);
    }
    place(missing, versions);
    return written();
  }

  /** New definitions, below all versions. */
  private Changelog below(Map<String, String> missing) {
    int at = Release.endOfVersions(changelog);
    Release.Text text =
        new Release.Text(new ArrayList<>(texts.subList(0, at)), changelog.lineEnd());
    text.separate();
    inOrder(missing).forEach(text::add);
    List<String> after = texts.subList(at, texts.size());
    text.follow(after);
    return changelog.with(text.lines());
  }

  /** Above the first that stands for an older version, else below the last. */
  private void place(Map<String, String> missing, List<LinkDefinition> versions) {
    List<Version> lowest = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (LinkDefinition definition : versions) {
      Optional<Version> version = definition.version();
      if (version.isPresent()) {
        Version v = version.get();
        int last = lowest.size() - 1;
        lowest.add(last < 0 || v.compareTo(lowest.get(last)) < 0 ? v : lowest.get(last));
        lines.add(definition.line() - 1);
      }
    }
    int end = versions.get(versions.size() - 1).line();
    for (String text : inOrder(missing)) {
      LinkDefinition definition = read(text);
      Optional<Version> version = definition.version();
      int line = definition.isOfVersion() ? end : present.get(present.size() - 1).line();
      if (definition.isUnreleased()) {
        line = lines.isEmpty() ? end : lines.get(0);
      } else if (version.isPresent()) {
        int from = 0;
        int to = lowest.size();
        while (from < to) {
          int middle = (from + to) / 2;
          if (lowest.get(middle).compareTo(version.get()) <= 0) {
            to = middle;
          } else {
            from = middle + 1;
          }
        }
        line = from < lines.size() ? lines.get(from) : end;
      }
      above.computeIfAbsent(line, l -> new ArrayList<>()).add(text + changelog.lineEnd());
    }
  }

  /** Unreleased, then the versions from the highest on, then others. */
  private static List<String> inOrder(Map<String, String> missing) {
    List<String> order = new ArrayList<>();
    List<LinkDefinition> versions = new ArrayList<>();
    List<String> others = new ArrayList<>();
    missing.forEach(
        (key, text) -> {
          LinkDefinition definition = read(text);
          if (definition.isUnreleased()) {
            order.add(text);
          } else if (definition.version().isPresent()) {
            versions.add(definition);
          } else {
            others.add(text);
          }
        });
    versions.sort(Comparator.comparing((LinkDefinition d) -> d.version().orElseThrow()).reversed());
    versions.forEach(d -> order.add(missing.get(LinkDefinition.key(d.label()))));
    order.addAll(others);
    return order;
  }

  private static LinkDefinition read(String text) {
    return LinkDefinition.of(new Line(1, text, Line.Kind.DEFINITION));
  }

  private Changelog written() {
    Release.Text text = new Release.Text(new ArrayList<>(), changelog.lineEnd());
    List<String> lines = text.lines();
    boolean removed = false;
    for (int i = 0; i <= texts.size(); i++) {
      if (above.containsKey(i)) {
        text.complete();
        lines.addAll(above.get(i));
      }
      String line = i < texts.size() ? texts.get(i) : "";
      boolean again = line.isBlank() && removed && endsBlank(lines);
      if (!line.isEmpty() && !again) {
        lines.add(line);
      }
      removed = i < texts.size() && (line.isEmpty() || again);
    }
    while (!texts.isEmpty() && texts.get(texts.size() - 1).isEmpty() && endsBlank(lines)) {
      lines.remove(lines.size() - 1);
    }
    return changelog.with(lines);
  }

  private static boolean endsBlank(List<String> lines) {
    return !lines.isEmpty() && lines.get(lines.size() - 1).isBlank();
  }
}
