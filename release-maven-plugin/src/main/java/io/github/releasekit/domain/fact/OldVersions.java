package io.github.releasekit.domain.fact;

import java.util.List;

/**
 * Where the last released version still stands in documents, places that a release rewrites left
 * out (C7).
 *
 * @param mentions by path and line
 * @param unread how many documents were too large to be read
 */
public record OldVersions(List<Mention> mentions, int unread) {

  public static final OldVersions NONE = new OldVersions(List.of(), 0);

  /**
   * A line with the version in it.
   *
   * @param path from the root of the repository, with {@code /}
   * @param line its number, from 1
   * @param text the line without white space around it, cut when it is long
   */
  public record Mention(String path, int line, String text) {}

  public OldVersions {
    mentions = List.copyOf(mentions);
  }
}
