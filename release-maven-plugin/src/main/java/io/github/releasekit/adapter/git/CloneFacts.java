package io.github.releasekit.adapter.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jgit.dircache.DirCache;

/** What is said of a clone, and of git, where no release is made. */
public final class CloneFacts {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private CloneFacts() {}

  /**
   * What {@code git --version} prints.
   *
   * @param directory it is run in
   * @throws io.github.releasekit.domain.ReleaseException when there is no git
   */
  public static String gitVersion(Path directory) {
    return new GitCommand(directory).attempt(DEADLINE, "", List.of("--version")).out().strip();
  }

  /** As {@link GitRepository#open}, with what a partial clone lacks left where it is. */
  public static GitRepository open(Path directory) {
    try {
      return new GitRepository(Discovery.require(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of its remotes, sorted. */
  public static List<String> remotes(GitRepository repository) {
    return repository.jgit().getConfig().getSubsections("remote").stream().sorted().toList();
  }

  /** What a partial clone leaves out, {@code blob:none}; empty where it is whole. */
  public static Optional<String> partialFilter(GitRepository repository) {
    return MissingObjects.filter(repository);
  }

  /** How many bytes the files of a checkout take, by the index. */
  public static long checkoutSize(GitRepository repository) {
    try {
      DirCache index = repository.jgit().readDirCache();
      return IntStream.range(0, index.getEntryCount())
          .mapToLong(i -> Integer.toUnsignedLong(index.getEntry(i).getLength()))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
