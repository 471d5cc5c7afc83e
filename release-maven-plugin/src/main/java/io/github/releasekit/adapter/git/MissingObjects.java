package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Config;

/**
 * Objects that a partial clone has left with its remote. Git fetches them when they are asked for,
 * JGit does not.
 */
final class MissingObjects {

  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final String MISSING = "?";

  private MissingObjects() {}

  /** The remote that has them; empty where the clone is whole. */
  static Optional<String> remote(GitRepository repository) {
    Config config = repository.jgit().getConfig();
    return config.getSubsections("remote").stream()
        .filter(name -> config.getBoolean("remote", name, "promisor", false))
        .findFirst()
        .or(() -> Optional.ofNullable(config.getString("extensions", null, "partialClone")));
  }

  /**
   * What the clone leaves out, {@code blob:none} or {@code tree:0}; empty where it is whole.
   *
   * @see <a href="https://git-scm.com/docs/git-rev-list">git rev-list, --filter</a>
   */
  static Optional<String> filter(GitRepository repository) {
    return remote(repository)
        .map(name -> repository.jgit().getConfig().getString("remote", name, "partialCloneFilter"));
  }

  /**
   * Fetches what a commit's tree lacks here, all at once and as git itself would.
   *
   * @throws ReleaseException when the remote does not give it
   */
  static void fetch(GitRepository repository, String commit) {
    Optional<String> remote = remote(repository);
    if (remote.isEmpty()) {
      return;
    }
    GitCommand git = new GitCommand(repository.root());
    String missing =
        git.run("rev-list", "--objects", "--missing=print", "--no-walk", commit)
            .lines()
            .filter(line -> line.startsWith(MISSING))
            .map(line -> line.substring(MISSING.length()) + "\n")
            .collect(Collectors.joining());
    if (missing.isEmpty()) {
      return;
    }
    ProcessResult result =
        git.attempt(
            DEADLINE,
            missing,
            List.of(
                "-c",
                "fetch.negotiationAlgorithm=noop",
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--recurse-submodules=no",
                "--filter=blob:none",
                "--stdin",
                remote.get()));
    if (!result.succeeded()) {
      throw new ReleaseException(
          "this is a partial clone, and "
              + remote.get()
              + " does not give the "
              + missing.lines().count()
              + " objects of "
              + commit
              + " that it lacks: "
              + GitCommand.said(result),
          "git fetch --refetch --no-filter " + remote.get() + " makes the clone whole");
    }
  }

  /**
   * Fetches one object.
   *
   * @throws ReleaseException when it cannot be had
   */
  static void fetchOne(GitRepository repository, String id) {
    ProcessResult result =
        new GitCommand(repository.root()).attempt(DEADLINE, "", List.of("cat-file", "-e", id));
    if (!result.succeeded()) {
      throw new ReleaseException(
          "object " + id + " is not in this clone: " + GitCommand.said(result),
          remote(repository)
              .map(name -> "git fetch --refetch --no-filter " + name + " makes the clone whole")
              .orElse("git fsck shows what else is missing; git clone makes a new clone"));
    }
  }
}
