package io.github.releasekit.adapter.versionfile;

import java.util.ArrayList;
import java.util.List;

/** The one version in each line that contains a text, such as a comment with a marker. */
record MarkedLinePlace(String marker) implements Finder {

  @Override
  public List<Span> find(TextFile file) {
    String chars = file.chars();
    String wanted = TextFile.utf8Bytes(marker);
    List<Span> found = new ArrayList<>();
    for (int at = chars.indexOf(wanted); at >= 0; at = chars.indexOf(wanted, at)) {
      int lineStart = chars.lastIndexOf('\n', at) + 1;
      int lineEnd = chars.indexOf('\n', at);
      lineEnd = lineEnd < 0 ? chars.length() : lineEnd;
      String line = chars.substring(lineStart, lineEnd);
      List<Span> versions = versions(line, lineStart, at, at + wanted.length());
      if (versions.size() != 1) {
        throw file.refused(
            at,
            (versions.isEmpty() ? "no version" : versions.size() + " versions")
                + " in a line with "
                + marker);
      }
      found.addAll(versions);
      at = lineEnd;
    }
    return found;
  }

  /**
   * Version texts of at least two numbers, a {@code v} before them or nothing of a word.
   *
   * @param offset of the line in the file
   * @param markerStart offset of the marker, in which no version is looked for
   */
  private static List<Span> versions(String line, int offset, int markerStart, int markerEnd) {
    List<Span> versions = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      int end = VersionText.end(line, at);
      boolean inMarker = offset + at >= markerStart && offset + at < markerEnd;
      if (end > at && !inMarker && isWordStart(line, at) && hasTwoNumbers(line, at, end)) {
        versions.add(new Span(offset + at, offset + end));
      }
      at = Math.max(end, at + 1);
    }
    return versions;
  }

  private static boolean isWordStart(String line, int at) {
    if (at == 0 || !VersionText.isPart(line.charAt(at - 1))) {
      return true;
    }
    return line.charAt(at - 1) == 'v' && (at == 1 || !VersionText.isPart(line.charAt(at - 2)));
  }

  private static boolean hasTwoNumbers(String line, int start, int end) {
    int dot = start;
    while (dot < end && VersionText.isDigit(line.charAt(dot))) {
      dot++;
    }
    return dot + 1 < end && line.charAt(dot) == '.' && VersionText.isDigit(line.charAt(dot + 1));
  }
}
