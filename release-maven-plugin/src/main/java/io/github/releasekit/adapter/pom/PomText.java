package io.github.releasekit.adapter.pom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Character data and where each of its characters stands in the bytes. Bytes beyond ASCII are read
 * as ISO 8859-1: versions, coordinates and properties are ASCII, so that the file's encoding does
 * not matter.
 */
final class PomText {

  /**
   * Bytes that stand together, without markup between them.
   *
   * @param start offset of the first
   * @param end offset after the last
   * @param cdata whether references in it are plain text
   */
  record Run(int start, int end, boolean cdata) {}

  /** Longer character data is no version, coordinate or property of one; it is read as empty. */
  private static final int MAX_LENGTH = 10_000;

  /** {@code &#x0010FFFF;} */
  private static final int MAX_REFERENCE = 12;

  private final byte[] content;
  private final String value;
  private final int[] starts;
  private final int[] ends;

  /** Where a first character would stand; -1 where none can. */
  private final int place;

  private PomText(byte[] content, String value, int[] starts, int[] ends, int place) {
    this.content = content;
    this.value = value;
    this.starts = starts;
    this.ends = ends;
    this.place = place;
  }

  /**
   * No text, in a place that could have one.
   *
   * @param place its offset
   */
  static PomText empty(byte[] content, int place) {
    return new PomText(content, "", new int[0], new int[0], place);
  }

  /** Character data, with the five predefined entities and numbers resolved; others stay. */
  static PomText of(byte[] content, List<Run> runs) {
    int length = 0;
    for (Run run : runs) {
      length += run.end() - run.start();
      if (length > MAX_LENGTH) {
        return empty(content, -1);
      }
    }
    StringBuilder value = new StringBuilder(length);
    int[] starts = new int[length];
    int[] ends = new int[length];
    for (Run run : runs) {
      int at = run.start();
      while (at < run.end()) {
        int end = at + 1;
        String reference = "";
        if (content[at] == '&' && !run.cdata()) {
          int semicolon = semicolon(content, at, run.end());
          reference = semicolon < 0 ? "" : Entities.resolve(ascii(content, at, semicolon));
          end = reference.isEmpty() ? end : semicolon + 1;
        }
        int from = value.length();
        if (reference.isEmpty()) {
          value.append((char) (content[at] & 0xff));
        } else {
          value.append(reference);
        }
        Arrays.fill(starts, from, value.length(), at);
        Arrays.fill(ends, from, value.length(), end);
        at = end;
      }
    }
    return new PomText(
        content,
        value.toString(),
        Arrays.copyOf(starts, value.length()),
        Arrays.copyOf(ends, value.length()),
        -1);
  }

  /** Bytes in which nothing is markup. */
  static PomText plain(byte[] content, int start, int end) {
    return of(content, List.of(new Run(start, end, true)));
  }

  private static int semicolon(byte[] content, int ampersand, int end) {
    for (int i = ampersand + 1; i < Math.min(end, ampersand + MAX_REFERENCE); i++) {
      if (content[i] == ';') {
        return i;
      }
    }
    return -1;
  }

  private static String ascii(byte[] content, int ampersand, int semicolon) {
    StringBuilder name = new StringBuilder();
    for (int i = ampersand + 1; i < semicolon; i++) {
      name.append((char) (content[i] & 0xff));
    }
    return name.toString();
  }

  String value() {
    return value;
  }

  /** Whether no expression is in it. */
  boolean isLiteral() {
    return !value.contains("${");
  }

  PomText part(int from, int to) {
    return new PomText(
        content,
        value.substring(from, to),
        Arrays.copyOfRange(starts, from, to),
        Arrays.copyOfRange(ends, from, to),
        from < starts.length ? starts[from] : from > 0 ? ends[from - 1] : place);
  }

  /** Whether nothing stands there, and something can. */
  boolean isVacant() {
    return value.isEmpty() && place >= 0;
  }

  /** Without the white space around it, as Maven reads it. */
  PomText strip() {
    int from = 0;
    int to = value.length();
    while (from < to && value.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && value.charAt(to - 1) <= ' ') {
      to--;
    }
    return part(from, to);
  }

  /**
   * The bytes of the characters; several runs where markup stands between them, and one without
   * bytes where the place is vacant.
   */
  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    if (isVacant()) {
      runs.add(new Run(place, place, false));
    }
    for (int i = 0; i < starts.length; i++) {
      Run last = runs.isEmpty() ? new Run(-1, -1, false) : runs.get(runs.size() - 1);
      if (ends[i] == last.end()) {
        continue;
      }
      if (starts[i] == last.end()) {
        runs.set(runs.size() - 1, new Run(last.start(), ends[i], false));
      } else {
        runs.add(new Run(starts[i], ends[i], false));
      }
    }
    return runs;
  }

  /** The line it begins in, counted from 1. */
  int line() {
    int line = 1;
    for (int i = 0; starts.length > 0 && i < starts[0]; i++) {
      boolean ends = content[i] == '\n' || content[i] == '\r' && content[i + 1] != '\n';
      line += ends ? 1 : 0;
    }
    return line;
  }
}
