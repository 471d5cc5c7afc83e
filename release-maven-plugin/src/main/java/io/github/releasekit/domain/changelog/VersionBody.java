package io.github.releasekit.domain.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What stands under a version's heading.
 *
 * @param intro lines before the first section
 * @param sections hand-written lines by section title, in the order they stand
 */
record VersionBody(List<String> intro, Map<String, List<String>> sections) {

  private static final String NOTHING = "- No changes that users notice.";

  /** Reads lines with or without their ends. */
  static VersionBody of(List<String> lines) {
    List<String> intro = new ArrayList<>();
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> current = intro;
    for (String line : lines) {
      String text = line.stripTrailing();
      if (text.startsWith("### ")) {
        current = sections.computeIfAbsent(text.substring(4).strip(), t -> new ArrayList<>());
      } else {
        current.add(text);
      }
    }
    return new VersionBody(trimmed(intro), sections);
  }

  /** The lines, trimmed of blank ones at both ends. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(intro);
    sections.forEach((title, body) -> append(lines, title, trimmed(body)));
    return trimmed(lines);
  }

  /** The lines with generated entries merged in; sections in Keep a Changelog's order. */
  List<String> merged(ChangelogEntries generated) {
    Map<String, List<String>> rest = new LinkedHashMap<>(sections);
    List<String> lines = new ArrayList<>(intro);
    generated
        .sections()
        .forEach(
            (title, entries) -> {
              List<String> body = new ArrayList<>(trimmed(take(rest, title)));
              entries.stream().filter(entry -> !says(entry)).forEach(e -> body.add("- " + e));
              append(lines, title, body);
            });
    rest.forEach((title, body) -> append(lines, title, trimmed(body)));
    if (lines.isEmpty()) {
      append(lines, "Changed", List.of(NOTHING));
    }
    return lines;
  }

  private boolean says(String entry) {
    String wanted = normalized(entry);
    return sections.values().stream()
        .flatMap(List::stream)
        .anyMatch(line -> normalized(line).equals(wanted));
  }

  private static String normalized(String line) {
    return line.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static List<String> take(Map<String, List<String>> from, String title) {
    List<String> taken = new ArrayList<>();
    from.entrySet()
        .removeIf(
            section -> {
              boolean same = section.getKey().equalsIgnoreCase(title);
              if (same) {
                taken.addAll(section.getValue());
              }
              return same;
            });
    return taken;
  }

  private static void append(List<String> lines, String title, List<String> body) {
    if (body.isEmpty()) {
      return;
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add("### " + title);
    lines.add("");
    lines.addAll(body);
  }

  private static List<String> trimmed(List<String> lines) {
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
