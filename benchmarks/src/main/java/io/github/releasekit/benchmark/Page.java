package io.github.releasekit.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * A page in Markdown, with results between {@code <!-- results: name -->} and {@code <!-- end of
 * results -->}. All other text is left as it is.
 */
record Page(String text) {

  private static final String END = "<!-- end of results -->";

  /** Whether it has such a place. */
  boolean has(String name) {
    return text.contains(start(name));
  }

  /**
   * With other results in a place.
   *
   * @throws IllegalArgumentException where the page has no such place, or its end is missing
   */
  Page with(String name, List<String> results) {
    return new Page(
        text.substring(0, beginning(name))
            + "\n\n"
            + String.join("\n", results)
            + "\n\n"
            + text.substring(end(name)));
  }

  /**
   * With a row in the table of a place, instead of the one with the same first cell, or as the last
   * one.
   *
   * @throws IllegalArgumentException where the page has no such place, or its end is missing
   */
  Page withRow(String name, String row) {
    String first = row.substring(0, row.indexOf(" | ") + 3);
    List<String> lines =
        new ArrayList<>(text.substring(beginning(name), end(name)).strip().lines().toList());
    int place = 0;
    while (place < lines.size() && !lines.get(place).startsWith(first)) {
      place++;
    }
    if (place < lines.size()) {
      lines.set(place, row);
    } else {
      lines.add(row);
    }
    return with(name, lines);
  }

  private int beginning(String name) {
    int start = text.indexOf(start(name));
    if (start < 0) {
      throw new IllegalArgumentException("the page has no " + start(name));
    }
    return start + start(name).length();
  }

  private int end(String name) {
    int next = text.indexOf("<!-- results: ", beginning(name));
    int end = text.indexOf(END, beginning(name));
    if (end < 0 || next >= 0 && next < end) {
      throw new IllegalArgumentException("the page has no " + END + " after " + start(name));
    }
    return end;
  }

  private static String start(String name) {
    return "<!-- results: " + name + " -->";
  }
}
