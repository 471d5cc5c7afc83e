package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.changelog.ChangelogEntries.Item;
import io.github.releasekit.domain.changelog.Line.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands under a version's heading, by hand, and how generated entries join it.
 *
 * @param intro lines before the first section
 * @param sections in the order they stand
 */
record VersionBody(List<Line> intro, List<Section> sections) {

  private static final String NOTHING = "No changes that users notice.";

  static final VersionBody EMPTY = new VersionBody(List.of(), List.of());

  static VersionBody of(Block block) {
    return new VersionBody(block.intro(), block.sections());
  }

  /**
   * The lines with generated entries merged in: what is there by hand stays word for word, sections
   * stand in the order of the policy, others after them.
   *
   * @param lineEnd of lines that are new
   */
  List<String> merged(ChangelogEntries generated, String lineEnd) {
    Map<String, String> titles = new LinkedHashMap<>();
    generated.sections().keySet().forEach(t -> titles.putIfAbsent(Section.key(t), t));
    sections.forEach(section -> titles.putIfAbsent(section.key(), section.title()));
    Set<String> said = said();
    List<String> lines = new ArrayList<>();
    append(lines, trimmed(intro), lineEnd);
    titles.forEach(
        (key, title) -> {
          List<Line> written = written(key);
          List<Set<String>> named = references(written);
          List<Item> items =
              generated.sections().entrySet().stream()
                  .filter(section -> Section.key(section.getKey()).equals(key))
                  .flatMap(section -> section.getValue().stream())
                  .filter(item -> !isSaid(item, said))
                  .filter(item -> !isCovered(item, named))
                  .toList();
          if (!written.isEmpty() || !items.isEmpty()) {
            heading(lines, title, lineEnd);
            append(lines, written, lineEnd);
            append(lines, items, written, lineEnd);
          }
        });
    if (lines.isEmpty()) {
      boolean changed = titles.containsKey("changed");
      if (changed) {
        heading(lines, titles.get("changed"), lineEnd);
      }
      lines.add((changed ? "- " : "") + NOTHING + lineEnd);
    }
    return lines;
  }

  /** The words of every entry, and of every line of it. */
  private Set<String> said() {
    Set<String> said = new HashSet<>();
    List<List<Line>> parts = new ArrayList<>(List.of(intro));
    sections.forEach(section -> parts.add(section.lines()));
    for (List<Line> part : parts) {
      part.forEach(line -> said.add(EntryText.words(line.content())));
      Section.entries(part).forEach(entry -> said.add(EntryText.words(text(entry))));
    }
    return said;
  }

  private static boolean isSaid(Item item, Set<String> said) {
    return !said.isEmpty() && said.contains(EntryText.words(item.markdown()));
  }

  /** What each entry by hand names; entries that name nothing are left out. */
  private static List<Set<String>> references(List<Line> written) {
    return Section.entries(written).stream()
        .map(entry -> EntryText.references(text(entry)))
        .filter(references -> !references.isEmpty())
        .toList();
  }

  /** Whether an entry by hand names the same pull request, or all of the same issues. */
  private static boolean isCovered(Item item, List<Set<String>> named) {
    if (named.isEmpty()) {
      return false;
    }
    Optional<String> request = item.change().pullRequest();
    Set<String> issues = item.change().issues();
    return named.stream()
        .anyMatch(
            references ->
                request.filter(references::contains).isPresent()
                    || !issues.isEmpty() && references.containsAll(issues));
  }

  /** What all sections of a title hold. */
  private List<Line> written(String key) {
    List<Line> written = new ArrayList<>();
    for (Section section : sections) {
      List<Line> lines = trimmed(section.lines());
      if (section.key().equals(key) && !lines.isEmpty()) {
        if (!written.isEmpty() && !(endsInList(written) && lines.get(0).is(Kind.ITEM))) {
          written.add(new Line(0, "\n", Kind.BLANK));
        }
        written.addAll(lines);
      }
    }
    return written;
  }

  private static void heading(List<String> lines, String title, String lineEnd) {
    if (!lines.isEmpty()) {
      lines.add(lineEnd);
    }
    lines.add("### " + title + lineEnd);
    lines.add(lineEnd);
  }

  private static void append(List<String> lines, List<Line> written, String lineEnd) {
    written.forEach(
        line ->
            lines.add(
                line.number() > 0 && line.isComplete() ? line.text() : line.content() + lineEnd));
  }

  /** Adds entries with the bullet of those before them. */
  private static void append(
      List<String> lines, List<Item> items, List<Line> written, String lineEnd) {
    char bullet = '-';
    for (Line line : written) {
      if (line.is(Kind.ITEM) && "-*+".indexOf(line.text().charAt(line.start())) >= 0) {
        bullet = line.text().charAt(line.start());
      }
    }
    if (!items.isEmpty() && !written.isEmpty() && !endsInList(written)) {
      lines.add(lineEnd);
    }
    for (Item item : items) {
      lines.add(bullet + " " + item.markdown() + lineEnd);
    }
  }

  private static boolean endsInList(List<Line> lines) {
    Line last = lines.get(lines.size() - 1);
    return last.is(Kind.ITEM) || last.is(Kind.NESTED);
  }

  static String text(List<Line> entry) {
    StringBuilder text = new StringBuilder();
    entry.forEach(line -> text.append(line.text()).append(' '));
    return text.toString();
  }

  /** Without blank lines at both ends. */
  static List<Line> trimmed(List<Line> lines) {
    int from = 0;
    int to = lines.size();
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (to > from && lines.get(to - 1).isBlank()) {
      to--;
    }
    return lines.subList(from, to);
  }
}
