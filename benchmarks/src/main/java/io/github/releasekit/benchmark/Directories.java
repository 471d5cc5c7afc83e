package io.github.releasekit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole directories, copied and deleted. */
final class Directories {

  private Directories() {}

  static void copy(Path from, Path to) throws IOException {
    for (Path path : contents(from)) {
      Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Deletes a directory where there is one. */
  static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      for (Path path : contents(directory).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> contents(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.toList();
    }
  }
}
