package io.github.releasekit.goal;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The directories in which a version is built, {@code target/release-kit/<version>/<attempt>}: one
 * an attempt, because a second build in the same place would compile incrementally.
 */
final class Attempts {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

  private final Path directory;
  private final Path next;

  /**
   * @param output {@code target/release-kit}
   * @param now names the next one
   */
  Attempts(Path output, Version version, Instant now) {
    this.directory = output.resolve(version.toString());
    this.next = directory.resolve(NAME.format(now.atOffset(ZoneOffset.UTC)));
    hideFromGit(output);
  }

  /** A directory that no attempt has used. */
  Path next() {
    return next;
  }

  Path manifest() {
    return directory.resolve("manifest.json");
  }

  /** Removes the attempts before. */
  void clear() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> children = Files.list(directory)) {
      List<Path> attempts = children.filter(Files::isDirectory).toList();
      attempts.forEach(Trees::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes everything that was made of a version. */
  static void remove(Path output, Version version) {
    Trees.delete(output.resolve(version.toString()));
  }

  /** Keeps {@code git status} as it is in projects that do not ignore {@code target}. */
  private static void hideFromGit(Path output) {
    try {
      Files.createDirectories(output);
      Files.writeString(output.resolve(".gitignore"), "*\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
