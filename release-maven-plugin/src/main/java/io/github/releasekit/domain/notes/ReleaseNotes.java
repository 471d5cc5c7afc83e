package io.github.releasekit.domain.notes;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.ChangelogEntries;
import io.github.releasekit.domain.changelog.Markdown;
import io.github.releasekit.domain.changelog.VersionText;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.ConventionalCommit.Footer;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The notes of a release (C4). Nothing is said twice: what is listed in a part of its own is left
 * out of the changelog's sections.
 *
 * @param parts Markdown by part, without the part's heading; only parts that have content
 */
public record ReleaseNotes(
    NotedRelease release, Map<Part, String> parts, List<Contributor> contributors) {

  private static final String BREAKING = "**Breaking:** ";
  private static final String BULLET = "- ";

  public ReleaseNotes {
    Map<Part, String> copy = new EnumMap<>(Part.class);
    copy.putAll(parts);
    parts = copy;
    contributors = List.copyOf(contributors);
  }

  /**
   * Folds what is known of a release into its notes.
   *
   * @param newestFirst the changes in it
   * @param policy by which the changes are listed in the changelog
   * @param section its lines in the changelog
   * @param texts hand-written and ready-made Markdown by part; it stands before what commits give
   * @param newcomers e-mail addresses of those with nothing earlier in the history
   */
  public static ReleaseNotes of(
      NotedRelease release,
      List<Change> newestFirst,
      ChangelogPolicy policy,
      List<String> section,
      Map<Part, String> texts,
      Set<String> newcomers) {
    VersionText body = VersionText.of(section);
    List<Change> oldestFirst = new ArrayList<>(newestFirst);
    Collections.reverse(oldestFirst);
    Map<Part, List<String>> items = new EnumMap<>(Part.class);
    Set<String> listed = listed(body);
    Set<String> moved = new LinkedHashSet<>();
    for (Change change : oldestFirst) {
      Optional<Part> own = ownPart(change);
      Optional<String> entry = own.flatMap(part -> entry(change, policy));
      if (entry.isPresent()) {
        String line = BULLET + entry.get();
        boolean moves = own.get() == Part.BREAKING || listed.contains(line);
        if (moves && moved.add(line)) {
          add(items, own.get(), item(change, entry.get()));
        }
      }
    }
    footers(oldestFirst)
        .forEach((part, values) -> values.forEach(v -> add(items, part, Markdown.escape(v))));
    List<Contributor> contributors = Contributor.of(newestFirst, newcomers);
    contributors.forEach(person -> add(items, Part.CONTRIBUTORS, item(person)));
    return new ReleaseNotes(release, parts(withoutItems(body, moved), texts, items), contributors);
  }

  /** What the {@code Highlight} footers of changes say, oldest first, each on one line as it is. */
  public static List<String> highlights(List<Change> newestFirst) {
    List<Change> oldestFirst = new ArrayList<>(newestFirst);
    Collections.reverse(oldestFirst);
    return List.copyOf(footers(oldestFirst).getOrDefault(Part.HIGHLIGHTS, Set.of()));
  }

  private static Map<Part, String> parts(
      VersionText body, Map<Part, String> texts, Map<Part, List<String>> items) {
    Map<Part, List<String>> written = new EnumMap<>(Part.class);
    texts.forEach((part, text) -> add(written, part, text));
    Map<String, List<String>> sections = new LinkedHashMap<>();
    body.sections()
        .forEach(
            (title, lines) ->
                Part.titled(title)
                    .ifPresentOrElse(
                        part -> add(written, part, String.join("\n", lines)),
                        () -> sections.put(title, lines)));
    List<String> changes = new VersionText(body.intro(), sections).lines();
    add(written, Part.CHANGES, String.join("\n", changes));
    items.forEach((part, list) -> add(written, part, BULLET + String.join("\n" + BULLET, list)));
    Map<Part, String> parts = new EnumMap<>(Part.class);
    written.forEach(
        (part, blocks) ->
            blocks.stream()
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .reduce(ReleaseNotes::followedBy)
                .ifPresent(text -> parts.put(part, text)));
    return parts;
  }

  /** Two blocks of Markdown; a list goes on without a gap. */
  private static String followedBy(String text, String next) {
    String last = text.substring(text.lastIndexOf('\n') + 1);
    boolean oneList = last.startsWith(BULLET) && next.startsWith(BULLET);
    return text + (oneList ? "\n" : "\n\n") + next;
  }

  /** The part in which a change is listed rather than in the changelog's sections. */
  private static Optional<Part> ownPart(Change change) {
    if (change.breaking()) {
      return Optional.of(Part.BREAKING);
    }
    if (change.type().equals("security") || change.scope().equals("security")) {
      return Optional.of(Part.SECURITY);
    }
    return change.type().equals("perf") ? Optional.of(Part.PERFORMANCE) : Optional.empty();
  }

  /** What a change is listed as in the changelog; empty when it is not. */
  private static Optional<String> entry(Change change, ChangelogPolicy policy) {
    return ChangelogEntries.section(change, policy).map(section -> ChangelogEntries.entry(change));
  }

  private static String item(Change change, String entry) {
    if (!change.breaking()) {
      return entry;
    }
    String text = entry.startsWith(BREAKING) ? entry.substring(BREAKING.length()) : entry;
    String told = PlainText.line(change.breakingChange().orElse(""));
    return told.isEmpty()
            || told.equals(PlainText.line(change.conventional().orElseThrow().description()))
        ? text
        : text + " — " + Markdown.escape(told);
  }

  private static String item(Contributor contributor) {
    return Markdown.escape(contributor.name())
        + (contributor.first() ? " (first contribution)" : "");
  }

  /** What footers say, by the part that they belong to. */
  private static Map<Part, Set<String>> footers(List<Change> changes) {
    Map<Part, Set<String>> values = new EnumMap<>(Part.class);
    for (Change change : changes) {
      for (Footer footer : change.footers()) {
        Optional<Part> part = Part.ofFooter(footer.token());
        String value = part.isEmpty() ? "" : PlainText.line(footer.value());
        if (!value.isEmpty()) {
          values.computeIfAbsent(part.get(), p -> new LinkedHashSet<>()).add(value);
        }
      }
    }
    return values;
  }

  private static void add(Map<Part, List<String>> items, Part part, String item) {
    items.computeIfAbsent(part, p -> new ArrayList<>()).add(item);
  }

  /** The lines that are an item of a list, whole. */
  private static Set<String> listed(VersionText body) {
    Set<String> listed = new HashSet<>();
    for (List<String> lines : body.sections().values()) {
      for (int i = 0; i < lines.size(); i++) {
        if (endsAfter(lines, i)) {
          listed.add(lines.get(i));
        }
      }
    }
    return listed;
  }

  /** Whether an item of a list is over with its first line. */
  private static boolean endsAfter(List<String> lines, int at) {
    return at + 1 == lines.size()
        || lines.get(at + 1).isBlank()
        || lines.get(at + 1).startsWith(BULLET);
  }

  /** The body without the items that stand elsewhere; one that goes on in the next line stays. */
  private static VersionText withoutItems(VersionText body, Set<String> items) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    body.sections()
        .forEach(
            (title, lines) -> {
              List<String> kept = new ArrayList<>();
              for (int i = 0; i < lines.size(); i++) {
                if (!items.contains(lines.get(i)) || !endsAfter(lines, i)) {
                  kept.add(lines.get(i));
                }
              }
              sections.put(title, kept);
            });
    return new VersionText(body.intro(), sections);
  }
}
