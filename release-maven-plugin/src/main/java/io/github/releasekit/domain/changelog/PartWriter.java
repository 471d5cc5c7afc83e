package io.github.releasekit.domain.changelog;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a text part by part: what stays as it was keeps its bytes, blank lines before and after it
 * included; what is new stands apart by a blank line.
 */
final class PartWriter {

  private final Release.Text text;

  /** What comes next did not stand below the last that was written. */
  private boolean apart;

  /**
   * @param lineEnd of all that is new
   */
  PartWriter(String lineEnd) {
    this.text = new Release.Text(new ArrayList<>(), lineEnd);
  }

  /** Goes on with lines that stood below those that were kept before. */
  void keep(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    if (apart && !lines.get(0).isBlank()) {
      text.separate();
    }
    apart = false;
    text.complete();
    text.lines().addAll(lines);
  }

  /** Adds lines that are new here, each with its end. */
  void write(List<String> lines) {
    if (!lines.isEmpty()) {
      text.separate();
      text.lines().addAll(lines);
      apart = true;
    }
  }

  /** Leaves out what stood here. */
  void leaveOut() {
    apart = true;
  }

  /** The lines, without blank ones at an end that is new. */
  List<String> lines() {
    List<String> lines = text.lines();
    while (apart && !lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** Lines of another text, with the ends that lines have here. */
  static List<String> adapted(List<Line> lines, String from, String to) {
    return lines.stream()
        .map(line -> from.equals(to) && line.isComplete() ? line.text() : line.content() + to)
        .toList();
  }
}
