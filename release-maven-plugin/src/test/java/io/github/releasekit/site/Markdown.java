package io.github.releasekit.site;

import java.util.List;
import java.util.Locale;

/** Pieces of pages that are written by a test. */
final class Markdown {

  private static final String NOTE =
      "<!-- Written by ReferencePagesTest from %s. To change it, change that, then run"
          + " mvn -pl release-maven-plugin test -Dtest=ReferencePagesTest -DwriteReferences -->%n%n";

  private final StringBuilder text = new StringBuilder();

  /**
   * @param source what the page is written from
   */
  Markdown(String title, String source) {
    text.append("# ").append(title).append("\n\n");
    text.append(String.format(Locale.ROOT, NOTE, source).replace(System.lineSeparator(), "\n"));
  }

  Markdown heading(int level, String title) {
    text.append("#".repeat(level)).append(' ').append(title).append("\n\n");
    return this;
  }

  Markdown paragraph(String words) {
    text.append(words.strip()).append("\n\n");
    return this;
  }

  Markdown table(List<String> head, List<List<String>> rows) {
    row(head);
    text.append("|---".repeat(head.size())).append("|\n");
    rows.forEach(this::row);
    text.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** In a cell, where a bar would end it. */
  static String cell(String words) {
    return words.replace("|", "\\|");
  }

  /** What is no Markdown, so that every character stands for itself. */
  static String plain(String words) {
    return words
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replaceAll("[a-z]+://[^ ,;]*[a-z]", "`$0`");
  }

  static String code(String words) {
    return "`" + words + "`";
  }

  /** As the beginning of a sentence. */
  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
