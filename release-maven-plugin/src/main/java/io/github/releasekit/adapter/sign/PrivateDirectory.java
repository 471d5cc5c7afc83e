package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.file.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
    Trees.delete(path);
  }
}
