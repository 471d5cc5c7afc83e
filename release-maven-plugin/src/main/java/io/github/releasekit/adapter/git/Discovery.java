package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Finds the repository that a directory is in, upwards as git does. {@code GIT_DIR} and the like
 * are not followed: a release is of the project that Maven builds.
 */
final class Discovery {

  private static final String SHA_256 = "sha256";

  static {
    PackMemory.limit();
  }

  private Discovery() {}

  /** A repository that a release can be made in; empty where there is none. */
  static Optional<Repository> find(Path directory) throws IOException {
    Optional<Repository> found = locate(directory);
    if (found.isPresent() && unusable(found.get()).isPresent()) {
      found.get().close();
      return Optional.empty();
    }
    return found;
  }

  /**
   * As {@link #find}.
   *
   * @throws ReleaseException saying why there is none
   */
  static Repository require(Path directory) throws IOException {
    Repository found =
        locate(directory)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        directory + " is in no git repository",
                        "git init && git add --all && git commit"));
    Optional<ReleaseException> unusable = unusable(found);
    if (unusable.isPresent()) {
      found.close();
      throw unusable.get();
    }
    return found;
  }

  private static Optional<Repository> locate(Path directory) throws IOException {
    SystemConfig.tell();
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().findGitDir(directory.toRealPath().toFile());
    return builder.getGitDir() == null && builder.getWorkTree() == null
        ? Optional.empty()
        : Optional.of(builder.build());
  }

  private static Optional<ReleaseException> unusable(Repository repository) throws IOException {
    String directory = repository.getDirectory().toString();
    if (SHA_256.equalsIgnoreCase(
        repository.getConfig().getString("extensions", null, "objectFormat"))) {
      return Optional.of(
          new ReleaseException(
              "the repository in " + directory + " has SHA-256 object ids, which JGit cannot read",
              "release from a repository with SHA-1 object ids: git init --object-format=sha1"));
    }
    if (repository.isBare()) {
      return Optional.of(
          new ReleaseException(
              "the repository in " + directory + " is bare: it has no checkout to release from",
              "git worktree add, and release from there; where this is a checkout: git config"
                  + " core.bare false"));
    }
    if (repository.resolve(Constants.HEAD) == null) {
      return Optional.of(
          new ReleaseException(
              "the repository in "
                  + directory
                  + " has no commit on "
                  + Repository.shortenRefName(String.valueOf(repository.getFullBranch())),
              "git add --all && git commit"));
    }
    return Optional.empty();
  }
}
