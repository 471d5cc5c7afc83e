package io.github.releasekit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;

/**
 * A mistake in the code that is tested.
 *
 * @param source file below {@code src/main/java/io/github/releasekit}
 * @param code that stands there once
 * @param mistaken what takes its place
 */
record Defect(String source, String code, String mistaken) {

  private static final Path SOURCES = Path.of("src/main/java/io/github/releasekit");

  /**
   * Compiles the source with the mistake.
   *
   * @param directory for the source and the classes
   * @return the directory with the classes
   */
  Path plant(Path directory) {
    try {
      String text = Files.readString(SOURCES.resolve(source));
      if (text.indexOf(code) < 0 || text.indexOf(code) != text.lastIndexOf(code)) {
        throw new AssertionError(source + " does not have once: " + code);
      }
      Path file = directory.resolve("source").resolve(source);
      Path classes = directory.resolve("classes");
      Files.createDirectories(file.getParent());
      Files.createDirectories(classes);
      Files.writeString(file, text.replace(code, mistaken));
      int failed =
          Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK")
              .run(
                  null,
                  null,
                  null,
                  "-nowarn",
                  "-proc:none",
                  "-parameters",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-d",
                  classes.toString(),
                  file.toString());
      if (failed != 0) {
        throw new AssertionError(source + " does not compile with: " + mistaken);
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
