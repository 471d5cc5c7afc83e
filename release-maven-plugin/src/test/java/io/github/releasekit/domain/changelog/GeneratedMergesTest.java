package io.github.releasekit.domain.changelog;

import static io.github.releasekit.domain.changelog.ChangelogFixture.bytes;
import static io.github.releasekit.domain.changelog.ChangelogFixture.parse;
import static io.github.releasekit.domain.changelog.ChangelogMergeTest.merge;

import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for every merge; {@code -Drelease-kit.generated=N} tries more of them. */
class GeneratedMergesTest {

  private static final int TRIES = Integer.getInteger("release-kit.generated", 20_000) / 10;

  private static final List<String> TITLES =
      List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");

  private static final Pattern NAME = Pattern.compile("entry\\d+x");

  /** What text from outside may be, each written as an entry of a commit is. */
  private static final List<String> HOSTILE =
      List.of(
          "## [9.9.9] - 2026-01-01",
          "### Removed",
          "```",
          "<!-- ",
          "<script>",
          "[Unreleased]: https://evil.example/",
          "- - - x",
          "===",
          "<<<<<<< HEAD",
          "\u0007\u2028bell",
          "~~~ ![x](y) @all");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private int entries;

  /** A version or Unreleased: names of entries by section. */
  private record Part(boolean yanked, Map<String, List<Integer>> sections) {

    Set<Integer> names() {
      Set<Integer> names = new TreeSet<>();
      sections.values().forEach(names::addAll);
      return names;
    }

    /** The same; sections without entries are not written, and no difference. */
    Part copy() {
      Map<String, List<Integer>> copy = new TreeMap<>();
      sections.forEach((title, names) -> copy.put(title, new ArrayList<>(names)));
      copy.values().removeIf(List::isEmpty);
      return new Part(yanked, copy);
    }
  }

  /** A changelog, newest version first. */
  private record Side(Part unreleased, TreeMap<Version, Part> versions) {

    Side copy() {
      TreeMap<Version, Part> copy = new TreeMap<>(Comparator.reverseOrder());
      versions.forEach((version, part) -> copy.put(version, part.copy()));
      return new Side(unreleased.copy(), copy);
    }

    Set<Integer> names() {
      Set<Integer> names = unreleased.names();
      versions.values().forEach(part -> names.addAll(part.names()));
      return names;
    }
  }

  /**
   * How a changelog is written.
   *
   * @param texts of entries by their names, each with its line end
   */
  private record Style(String end, boolean linked, boolean marked, Map<Integer, String> texts) {

    String write(Side side) {
      StringBuilder text = new StringBuilder(marked ? "\uFEFF" : "");
      text.append("# Changelog").append(end).append(end).append("## [Unreleased]").append(end);
      text.append(end).append(body(side.unreleased));
      side.versions.forEach((version, part) -> text.append(part(version, part)));
      if (linked && !side.versions.isEmpty()) {
        text.append("[Unreleased]: ").append(unreleasedLink(side)).append(end);
        side.versions.keySet().forEach(v -> text.append(link(v)).append(end));
      }
      return text.toString().stripTrailing() + end;
    }

    static String unreleasedLink(Side side) {
      return "https://example.org/v" + side.versions.firstKey() + "...HEAD";
    }

    static String link(Version version) {
      return "[" + version + "]: https://example.org/v" + version;
    }

    String part(Version version, Part part) {
      String mark = part.yanked ? " [YANKED]" : "";
      return "## [" + version + "] - 2026-01-31" + mark + end + end + body(part);
    }

    private String body(Part part) {
      StringBuilder body = new StringBuilder();
      part.sections.forEach(
          (title, names) -> {
            if (!names.isEmpty()) {
              body.append("### ").append(title).append(end).append(end);
              names.forEach(name -> body.append(texts.get(name)));
              body.append(end);
            }
          });
      return body.toString();
    }
  }

  @Test
  void bringsWhatBothSidesHaveChangedTogether() {
    int conflicts = 0;
    for (int i = 0; i < TRIES; i++) {
      entries = 0;
      Side base = new Side(part(random.nextInt(4)), new TreeMap<>(Comparator.reverseOrder()));
      for (int minor = random.nextInt(4); minor > 0; minor--) {
        base.versions.put(Version.parse("1." + minor + ".0"), part(1 + random.nextInt(2)));
      }
      List<Integer> picked = List.of(entries++, entries++);
      Side ours = changed(base.copy(), picked);
      Side theirs = changed(base.copy(), picked);
      String end = pick(List.of("\n", "\n", "\r\n"));
      boolean linked = random.nextBoolean();
      boolean marked = random.nextInt(8) == 0;
      Style style = new Style(end, linked, marked, texts(end));
      String before = style.write(base);
      String own = style.write(ours);
      String other = style.write(theirs);
      String all = before + "\n=== ours\n" + own + "\n=== theirs\n" + other;

      Optional<String> merged = merge(Optional.of(before), own, other);

      boolean trivial = own.equals(other) || before.equals(own) || before.equals(other);
      boolean conflict =
          !trivial
              && (isConflict(base, ours, theirs) || linked && followsNeither(base, ours, theirs));
      check(merged.isEmpty() == conflict, "merges where nothing contradicts", all);
      conflicts += conflict ? 1 : 0;
      if (merged.isPresent()) {
        String result = merged.get();
        String shown = all + "\n=== result\n" + result;
        merged(base, ours, theirs, style, result, trivial, shown);
        String reverse = merge(Optional.of(before), other, own).orElseThrow();
        boolean same = unreleasedOf(parse(reverse)).equals(unreleasedOf(parse(result)));
        check(same, "has the same entries the other way round", shown);
        check(
            merge(Optional.of(before), result, other).equals(merged),
            "stays as it is when theirs is merged again",
            shown);
      }
    }
    check(conflicts < TRIES / 3, "merges most", conflicts + " of " + TRIES);
  }

  private void merged(
      Side base, Side ours, Side theirs, Style style, String result, boolean trivial, String all) {
    Set<Version> versions = versions(base, ours, theirs);
    Changelog changelog = parse(result);
    List<Version> listed =
        changelog.blocks().stream()
            .flatMap(block -> block.heading().flatMap(VersionHeading::version).stream())
            .toList();
    List<Version> order = versions.stream().sorted(Comparator.reverseOrder()).toList();
    check(listed.equals(order), "lists " + order, all);
    for (Version version : order) {
      Part part = part(version, base, ours, theirs);
      String written = style.part(version, part).stripTrailing() + style.end;
      check(result.contains(written), "keeps every byte of " + version, all);
      boolean defined = result.contains(Style.link(version) + style.end);
      check(defined == style.linked, "has the link of " + version, all);
    }
    if (style.linked && !order.isEmpty()) {
      boolean follows = result.contains("/v" + order.get(0) + "...HEAD" + style.end);
      check(follows, "compares with the highest version", all);
    }
    if (!trivial) {
      Set<Integer> expected = unreleased(base, ours, theirs, order.stream().findFirst());
      check(unreleasedOf(changelog).equals(expected), "has unreleased " + expected, all);
    }
    List<ChangelogLint.Finding> found =
        ChangelogLint.findings(bytes(result), ChangelogPolicy.DEFAULT, Optional.empty());
    check(found.isEmpty(), "is of the form: " + found, all);
    boolean ended = !style.end.equals("\r\n") || !result.replace("\r\n", "").contains("\n");
    check(ended && result.startsWith("\uFEFF") == style.marked, "keeps line ends and mark", all);
  }

  private static Set<Version> versions(Side base, Side ours, Side theirs) {
    Set<Version> versions = new HashSet<>(ours.versions.keySet());
    versions.addAll(theirs.versions.keySet());
    versions.removeIf(
        v ->
            base.versions.containsKey(v)
                && !(ours.versions.containsKey(v) && theirs.versions.containsKey(v)));
    return versions;
  }

  /** A version as it is after the merge: parts change by nothing but their mark here. */
  private static Part part(Version version, Side base, Side ours, Side theirs) {
    Part own = ours.versions.get(version);
    Part other = theirs.versions.get(version);
    if (own == null || other == null) {
      return own == null ? other : own;
    }
    return new Part(own.yanked || other.yanked, own.sections);
  }

  private static boolean isConflict(Side base, Side ours, Side theirs) {
    Set<Version> all = new HashSet<>(ours.versions.keySet());
    all.addAll(theirs.versions.keySet());
    for (Version version : all) {
      Part was = base.versions.get(version);
      Part own = ours.versions.get(version);
      Part other = theirs.versions.get(version);
      boolean both = own != null && other != null;
      if (both && !own.sections.equals(other.sections)) {
        return true;
      }
      if (!both && was != null && !was.equals(own == null ? other : own)) {
        return true;
      }
    }
    return false;
  }

  /** Each side has a version above all that stay, which the other has taken back. */
  private static boolean followsNeither(Side base, Side ours, Side theirs) {
    Optional<Version> highest =
        versions(base, ours, theirs).stream().max(Comparator.naturalOrder());
    Optional<Version> own = ours.versions.keySet().stream().findFirst();
    Optional<Version> other = theirs.versions.keySet().stream().findFirst();
    return !own.equals(other) && !own.equals(highest) && !other.equals(highest);
  }

  private static Set<Integer> unreleased(
      Side base, Side ours, Side theirs, Optional<Version> highest) {
    Set<Integer> names = new TreeSet<>();
    Set<Integer> was = base.unreleased.names();
    Set<Integer> own = ours.unreleased.names();
    Set<Integer> other = theirs.unreleased.names();
    for (int name : union(own, other)) {
      boolean both = own.contains(name) && other.contains(name);
      Side without = own.contains(name) ? theirs : ours;
      Side with = own.contains(name) ? ours : theirs;
      boolean released =
          highest
              .filter(v -> !with.versions.containsKey(v))
              .map(without.versions::get)
              .filter(part -> part.names().contains(name))
              .isPresent();
      if (both || !was.contains(name) && !released) {
        names.add(name);
      }
    }
    return names;
  }

  private static Set<Integer> union(Collection<Integer> one, Collection<Integer> other) {
    Set<Integer> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  private static Set<Integer> unreleasedOf(Changelog changelog) {
    Set<Integer> names = new TreeSet<>();
    VersionBody body = changelog.body();
    for (Section section : body.sections()) {
      for (List<Line> entry : Section.entries(section.lines())) {
        Matcher matcher = NAME.matcher(VersionBody.text(entry));
        if (matcher.find()) {
          names.add(Integer.valueOf(matcher.group().replaceAll("\\D", "")));
        }
      }
    }
    return names;
  }

  private Part part(int size) {
    Part part = new Part(false, new TreeMap<>());
    for (int i = 0; i < size; i++) {
      add(part, entries++);
    }
    return part;
  }

  private void add(Part part, int name) {
    part.sections.computeIfAbsent(pick(TITLES), t -> new ArrayList<>()).add(name);
  }

  private Side changed(Side side, List<Integer> picked) {
    Side changed = side;
    for (int changes = random.nextInt(5); changes > 0; changes--) {
      Part unreleased = changed.unreleased;
      Optional<Version> newest = changed.versions.keySet().stream().findFirst();
      switch (random.nextInt(7)) {
        case 0, 1 -> add(unreleased, entries++);
        case 2 -> {
          int name = pick(picked);
          if (!changed.names().contains(name)) {
            unreleased.sections.computeIfAbsent("Fixed", t -> new ArrayList<>()).add(name);
          }
        }
        case 3 ->
            unreleased.sections.values().stream()
                .filter(names -> !names.isEmpty())
                .findFirst()
                .ifPresent(names -> names.remove(0));
        case 4, 5 -> changed = released(changed);
        default -> {
          if (random.nextBoolean()) {
            newest.ifPresent(v -> changed(side, v));
          }
        }
      }
    }
    return changed;
  }

  /** The newest version is taken back, or marked as withdrawn. */
  private void changed(Side side, Version version) {
    if (!side.versions.containsKey(version)) {
      return;
    }
    Part part = side.versions.remove(version);
    if (random.nextBoolean()) {
      side.versions.put(version, new Part(true, part.sections));
    } else {
      part.sections.forEach(
          (title, names) ->
              side.unreleased
                  .sections
                  .computeIfAbsent(title, t -> new ArrayList<>())
                  .addAll(names));
    }
  }

  /** What is unreleased is released, as the next version or as one of an older line. */
  private Side released(Side side) {
    if (side.unreleased.names().isEmpty()) {
      return side;
    }
    Version version =
        Version.parse(pick(List.of("0.9.1", "1.1.1", "1.2.1", "1.4.0", "1.5.0", "2.0.0")));
    if (side.versions.containsKey(version)) {
      return side;
    }
    side.versions.put(version, side.unreleased.copy());
    side.unreleased.sections.clear();
    return side;
  }

  private Map<Integer, String> texts(String end) {
    Map<Integer, String> texts = new TreeMap<>();
    for (int name = 0; name < entries; name++) {
      String named = "entry" + name + "x";
      String text =
          switch (random.nextInt(5)) {
            case 0 -> "- " + named + " over¶  two lines, and a list:¶  - nested¶";
            case 1 -> "* " + named + "¶¶  ```java¶  ## [9.9.9]¶  - code¶  ```¶";
            case 2 -> "- " + Markdown.escape(pick(HOSTILE) + " " + named) + "¶";
            case 3 -> "- **scope:** " + named + " `ü` 漢字 (#" + name + ")¶";
            default -> "- " + named + "¶";
          };
      texts.put(name, text.replace("¶", end));
    }
    return texts;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void check(boolean holds, String what, String changelogs) {
    if (!holds) {
      throw new AssertionError("seed " + seed + ": not so: " + what + "\n" + changelogs);
    }
  }
}
