package io.github.releasekit.its;

import java.util.Optional;

/**
 * A block of a Markdown page, or a place where something happens that readers do not do.
 *
 * @param page the file's name
 * @param line that it begins at, the first is 1
 * @param language as its first line has it, such as {@code sh}; empty where it says none
 * @param text as the reader sees it, a line feed after each line
 * @param introduction the paragraph above it, on one line; empty where there is none
 * @param remark what a comment {@code <!-- guide: … -->} above it says, which readers do not see
 */
record GuideBlock(
    String page,
    int line,
    String language,
    String text,
    String introduction,
    Optional<String> remark) {

  /** Where it is, for people who look for it. */
  String place() {
    return page + ":" + line;
  }
}
