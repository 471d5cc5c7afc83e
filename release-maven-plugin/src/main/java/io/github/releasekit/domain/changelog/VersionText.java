package io.github.releasekit.domain.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a changelog says of a version, for readers other than the changelog itself.
 *
 * @param intro lines before the first section
 * @param sections lines by section title, in the order they stand
 */
public record VersionText(List<String> intro, Map<String, List<String>> sections) {

  public VersionText {
    intro = List.copyOf(intro);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    sections.forEach((title, lines) -> copy.put(title, List.copyOf(lines)));
    sections = copy;
  }

  /**
   * @param lines under a version's heading, without line ends
   */
  public static VersionText of(List<String> lines) {
    Block block = Block.of(Optional.empty(), MarkdownLines.of(lines).lines());
    Map<String, List<String>> sections = new LinkedHashMap<>();
    for (Section section : block.sections()) {
      sections
          .computeIfAbsent(section.title(), title -> new ArrayList<>())
          .addAll(contents(section.lines()));
    }
    return new VersionText(contents(block.intro()), sections);
  }

  /** The lines of a Markdown document, one blank line between its parts. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(intro);
    sections.forEach(
        (title, body) -> {
          if (!body.isEmpty()) {
            if (!lines.isEmpty()) {
              lines.add("");
            }
            lines.add("### " + title);
            lines.add("");
            lines.addAll(body);
          }
        });
    return lines;
  }

  private static List<String> contents(List<Line> lines) {
    return VersionBody.trimmed(lines).stream().map(Line::content).toList();
  }
}
