package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence.Reports;
import java.util.List;

/**
 * What the documents of a release say.
 *
 * @param marked lines that say that something is left to do
 * @param deadLinks to files, and to headings of files, that are not there
 * @param documents that were read
 */
public record Documents(List<Place> marked, List<Place> deadLinks, Reports documents) {

  /**
   * A line of a document.
   *
   * @param path from the root of the repository, with {@code /}
   * @param line its number, from 1
   * @param text what is told of it
   */
  public record Place(String path, int line, String text) {

    @Override
    public String toString() {
      return PlainText.shortLine(path + ":" + line + ": " + text);
    }
  }

  public Documents {
    marked = List.copyOf(marked);
    deadLinks = List.copyOf(deadLinks);
  }
}
