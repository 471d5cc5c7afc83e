package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.commit.Change;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Entries of a version by section, each the Markdown of one list item without its bullet. */
public record ChangelogEntries(Map<Section, List<String>> sections) {

  public ChangelogEntries {
    Map<Section, List<String>> copy = new EnumMap<>(Section.class);
    sections.forEach((section, entries) -> copy.put(section, List.copyOf(entries)));
    sections = copy;
  }

  /** What commits give: newest last, so that entries stand in the order they were made. */
  public static ChangelogEntries of(List<Change> newestFirst) {
    Map<Section, List<String>> sections = new EnumMap<>(Section.class);
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Change change = newestFirst.get(i);
      Section.of(change)
          .map(section -> sections.computeIfAbsent(section, s -> new ArrayList<>()))
          .filter(entries -> !entries.contains(entry(change)))
          .ifPresent(entries -> entries.add(entry(change)));
    }
    return new ChangelogEntries(sections);
  }

  public boolean isEmpty() {
    return sections.isEmpty();
  }

  private static String entry(Change change) {
    String scope = change.scope().isEmpty() ? "" : "**" + Markdown.escape(change.scope()) + ":** ";
    String breaking = change.breaking() ? "**Breaking:** " : "";
    return breaking + scope + Markdown.escape(change.description());
  }
}
