package io.github.releasekit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints results, and writes them into the pages that show them where the system property {@code
 * benchmark.write} is true.
 *
 * @param root of the source tree
 * @param maven its name and version
 */
record Results(int runs, boolean written, Path root, String maven) {

  private static final String SUMMARY = "summary";

  /** As the system properties say. */
  static Results of(int runs) {
    return new Results(
        runs,
        Boolean.getBoolean("benchmark.write"),
        Path.of(System.getProperty("benchmark.root")),
        System.getProperty("benchmark.maven").replaceAll(" \\(.*", ""));
  }

  /**
   * Checks that there is a place for each of these results, before time is spent on them.
   *
   * @throws IllegalArgumentException where there is none
   */
  void requirePlaces(List<String> names) throws IOException {
    if (written) {
      Page page = new Page(Files.readString(performance()));
      names.forEach(name -> page.with(name, List.of()));
    }
  }

  /** Shows results under the name of their place in the page on performance. */
  void show(String name, List<String> results) throws IOException {
    List<String> all = new ArrayList<>(List.of(measured(), ""));
    all.addAll(results);
    System.out.printf("%n### %s%n%n%s%n", name, String.join("\n", all));
    if (written) {
      Page page = new Page(Files.readString(performance()));
      Files.writeString(performance(), page.with(name, all).text());
    }
  }

  /** Writes a row into the summary of the README, where that has one. */
  void summarize(String row) throws IOException {
    Path readme = root.resolve("README.md");
    System.out.printf("%nSummary: %s%n", row);
    if (written) {
      Page page = new Page(Files.readString(readme));
      if (page.has(SUMMARY)) {
        Files.writeString(readme, page.withRow(SUMMARY, row).text());
      }
    }
  }

  private Path performance() {
    return root.resolve("src/site/markdown/performance.md");
  }

  private String measured() {
    return String.format(
        Locale.ROOT,
        "Measured on %s: %d cores, JDK %s, %s, %s; medians of %d %s.",
        LocalDate.now().format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        maven,
        System.getProperty("os.name"),
        runs,
        runs == 1 ? "run" : "runs");
  }
}
