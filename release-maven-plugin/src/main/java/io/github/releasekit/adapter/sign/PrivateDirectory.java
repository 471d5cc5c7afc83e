package io.github.releasekit.adapter.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A new directory for files, which only its owner can read, and which goes when it is closed. */
final class PrivateDirectory implements AutoCloseable {

  private static final String PREFIX = "rk-";
  private static final int MOST = 50;

  private final Path path;

  PrivateDirectory() {
    try {
      path = created();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a short path, since those of sockets in there are bounded (unix(7), sun_path). */
  private static Path created() throws IOException {
    Path standard = Path.of(System.getProperty("java.io.tmpdir"));
    Path other = Path.of("/tmp");
    return standard.toString().length() > MOST && Files.isWritable(other)
        ? Files.createTempDirectory(other, PREFIX)
        : Files.createTempDirectory(standard, PREFIX);
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<String> read(String name) {
    try {
      Path file = path.resolve(name);
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /** Some of it may go by itself meanwhile, as the sockets of an agent do that ends. */
  @Override
  public void close() {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
              Files.deleteIfExists(file);
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
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
