package io.github.releasekit.adapter.adoption;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a working tree, by their paths from its top. Nothing outside of it is read: links
 * that lead out of it are as though they were not there.
 */
public final class ProjectDirectory {

  /** No file that people write for tools is larger. */
  private static final int MAX_BYTES = 1 << 20;

  /** What hostile directories could make many. */
  private static final int MAX_FILES = 500;

  private final Path root;

  /**
   * @param root without symbolic links
   */
  public ProjectDirectory(Path root) {
    this.root = root;
  }

  /**
   * The bytes of a file; empty where there is none.
   *
   * @throws ReleaseException when it is larger than 1 MiB
   */
  public Optional<byte[]> read(String path) {
    Optional<Path> file = inside(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new ReleaseException(
            path + " is larger than " + MAX_BYTES + " bytes", "make it smaller, or move it away");
      }
      return Optional.of(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is a file, or a link to whatever. */
  public boolean has(String path) {
    return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  private Optional<Path> inside(String path) {
    try {
      Path file = root.resolve(path);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      return Optional.of(file.toRealPath()).filter(real -> real.startsWith(root));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The paths of the files right in a directory, in the order of their names. */
  public List<String> names(String directory) {
    Path at = root.resolve(directory);
    if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(at)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .limit(MAX_FILES)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
