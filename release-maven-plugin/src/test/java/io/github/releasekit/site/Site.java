package io.github.releasekit.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the documentation is. */
final class Site {

  /** The root of the repository. */
  static final Path REPOSITORY = Path.of("..");

  static final Path SITE = REPOSITORY.resolve("src/site");
  static final Path PAGES = SITE.resolve("markdown");
  static final Path RESOURCES = SITE.resolve("resources");

  /** The part of the site that {@code mvn site} puts there from the report of the goals. */
  static final String GOALS_REPORT = "release-kit-maven-plugin/";

  private Site() {}

  /** All pages, sorted. */
  static List<Path> pages() {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path of a page from the root of the site, with {@code /}. */
  static String name(Path page) {
    return PAGES.relativize(page).toString().replace('\\', '/');
  }
}
