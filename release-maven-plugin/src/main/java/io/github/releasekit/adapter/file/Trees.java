package io.github.releasekit.adapter.file;

import io.github.releasekit.adapter.retry.Retries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Removes and replaces files where Windows is in the way: it removes none that is read-only, as
 * git's objects are, and none that another program, such as a virus scanner, has open just then.
 */
public final class Trees {

  private static final int TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofMillis(20);

  /** Does something to a file. */
  interface Work {
    void apply(Path path) throws IOException;
  }

  private Trees() {}

  /**
   * Removes a directory and what is in it, and no link's target. What goes by itself meanwhile is
   * no failure.
   */
  public static void delete(Path directory) {
    try {
      delete(directory, Files::deleteIfExists, Retries::sleep);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path directory, Work removal, Consumer<Duration> waiting) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            trying(file, removal, waiting);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            trying(visited, removal, waiting);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Puts a file in the place of another, so that whoever reads it has the old or the new one. */
  public static void replace(Path begun, Path file) {
    try {
      replace(
          file,
          place ->
              Files.move(
                  begun,
                  place,
                  StandardCopyOption.ATOMIC_MOVE,
                  StandardCopyOption.REPLACE_EXISTING),
          Retries::sleep);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void replace(Path file, Work move, Consumer<Duration> waiting) throws IOException {
    trying(file, move, waiting);
  }

  private static void trying(Path path, Work work, Consumer<Duration> waiting) throws IOException {
    Duration wait = FIRST_WAIT;
    for (int i = 1; i < TRIES; i++) {
      try {
        work.apply(path);
        return;
      } catch (NoSuchFileException e) {
        throw e;
      } catch (FileSystemException e) {
        if (i == 1) {
          makeWritable(path);
        } else {
          waiting.accept(wait);
          wait = wait.multipliedBy(2);
        }
      }
    }
    work.apply(path);
  }

  /** The target of a link stays as it is. */
  private static void makeWritable(Path path) {
    if (!Files.isSymbolicLink(path) && Files.exists(path)) {
      path.toFile().setWritable(true);
    }
  }
}
