package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;

/** Moves refs, index and files of the user's clone, once the release is decided. */
public final class LocalRefs {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private static final String HEAD = "HEAD";

  private static final String NO_OBJECT = "0".repeat(40);

  /** Hooks and settings of the user by which git would stop half way, or do something else. */
  private static final List<String> AS_ASKED =
      List.of("-c", "core.hooksPath=/dev/null", "-c", "submodule.recurse=false");

  private final GitRepository repository;
  private final GitCommand git;

  public LocalRefs(GitRepository repository) {
    this.repository = repository;
    this.git = new GitCommand(repository.root(), AS_ASKED, Map.of());
  }

  /**
   * Moves refs in one transaction, removing those without a target: all, or with an exception none.
   */
  public void update(List<Update> updates) {
    StringBuilder transaction = new StringBuilder("start\n");
    for (Update update : updates) {
      transaction
          .append("update ")
          .append(update.ref())
          .append(' ')
          .append(update.target().isEmpty() ? NO_OBJECT : update.target())
          .append(' ')
          .append(update.expected().orElse(NO_OBJECT))
          .append('\n');
    }
    ProcessResult result =
        git.attempt(DEADLINE, transaction + "prepare\ncommit\n", List.of("update-ref", "--stdin"));
    if (!result.succeeded()) {
      refuseLocked(result);
      throw new ReleaseException(
          "git update-ref failed: " + GitCommand.said(result),
          "git status shows where this clone stands; then run the same command again");
    }
  }

  /** The branches of this clone: object ids by full name. */
  public Map<String, String> heads() {
    try {
      return repository.jgit().getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
          .filter(ref -> ref.getObjectId() != null)
          .collect(Collectors.toMap(Ref::getName, ref -> ref.getObjectId().name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Leaves the branch that is checked out for another, as {@code git switch} does. What a switch
   * that was killed has written of its files already is kept.
   *
   * @param branch the short name of one that is here, or on one remote alone
   * @return whether git agreed; otherwise nothing was changed
   * @throws ReleaseException when a lock is in the way
   */
  public boolean switchTo(String branch) {
    return checkOut(branch)
        || repository
            .resolve(Constants.R_HEADS + branch)
            .filter(commit -> takeWritten(commit) && checkOut(branch))
            .isPresent();
  }

  private boolean checkOut(String branch) {
    return succeeds("checkout", "--quiet", "--guess", branch, "--");
  }

  /**
   * Removes a branch that is not checked out, with its settings.
   *
   * @param branch its short name
   * @return whether it is gone
   * @throws ReleaseException when a lock is in the way, as a git leaves it that was killed
   */
  public boolean delete(String branch) {
    String[] removal = {"branch", "--quiet", "--delete", "--force", "--", branch};
    return succeeds(removal)
        || !succeeds("show-ref", "--verify", "--quiet", Constants.R_HEADS + branch)
        || succeeds(removal);
  }

  /** Whether a branch is checked out, here or in another working tree of this clone. */
  public boolean isCheckedOut(String branch) {
    return !git.run("for-each-ref", "--format=%(worktreepath)", branch).isBlank();
  }

  /**
   * What keeps index and files, with nothing modified in them, from being those of another commit:
   * paths that git does not know and that it would write, or git's own words.
   */
  public Optional<String> hindrance(String commit) {
    List<String> there =
        Stream.of(
                git.run(
                        "diff",
                        "--name-only",
                        "-z",
                        "--no-renames",
                        "--diff-filter=A",
                        HEAD,
                        commit)
                    .split("\0"))
            .filter(path -> !path.isEmpty())
            .filter(path -> isFile(repository.root().resolve(path)))
            .map(PlainText::line)
            .toList();
    if (!there.isEmpty()) {
      return Optional.of(PlainText.listed(there, 10));
    }
    succeeds("update-index", "-q", "--refresh");
    ProcessResult result =
        git.attempt(DEADLINE, "", List.of("read-tree", "-n", "-m", "-u", HEAD, commit));
    refuseLocked(result);
    return result.succeeded() ? Optional.empty() : Optional.of(GitCommand.said(result));
  }

  private static boolean isFile(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Moves refs in one transaction, then index and files from the branch that HEAD is on to another
   * of them. HEAD is on no branch meanwhile, so that its branch may be among the refs.
   *
   * @param branch the full name of the one to switch to
   * @return whether git agreed to switch; otherwise the refs have moved, and HEAD is on none
   * @throws ReleaseException when a ref cannot be moved; nothing has changed then
   */
  public boolean updateAndSwitch(List<Update> updates, String branch) {
    Optional<String> attached = repository.branch();
    if (!succeeds("checkout", "--quiet", "--detach")) {
      throw new ReleaseException(
          "git cannot leave " + attached.orElse(HEAD), "git checkout --detach shows it by hand");
    }
    try {
      update(updates);
    } catch (ReleaseException e) {
      attached.ifPresent(name -> git.run("symbolic-ref", HEAD, name));
      throw e;
    }
    return succeeds(
        "checkout",
        "--quiet",
        "--no-guess",
        "--no-overwrite-ignore",
        branch.replaceFirst("^refs/heads/", ""),
        "--");
  }

  /** Lets a branch be pulled from and pushed to the branch of the same name on a remote. */
  public void track(String branch, String remote) {
    String key = "branch." + branch.replaceFirst("^refs/heads/", "");
    git.run("config", key + ".remote", remote);
    git.run("config", key + ".merge", branch);
  }

  /**
   * Brings branch, index and files forward to a commit, as a merge by hand would. What a merge that
   * was killed has written of it already is kept.
   *
   * @return whether git agreed; otherwise nothing was changed
   * @throws ReleaseException when a lock is in the way
   */
  public boolean fastForward(String commit) {
    return merge(commit)
        || succeeds("merge-base", "--is-ancestor", "HEAD", commit)
            && takeWritten(commit)
            && merge(commit);
  }

  private boolean merge(String commit) {
    return succeeds(
        "merge", "--ff-only", "--no-squash", "--no-verify-signatures", "--quiet", commit);
  }

  /**
   * Takes over from a commit the files that are as it has them, and those of which only the
   * beginning was written, or that git does not know yet; nothing of the user's is in them.
   */
  private boolean takeWritten(String commit) {
    return Stream.of(
            git.run("diff", "--name-only", "-z", "--no-renames", "HEAD", commit).split("\0"))
        .filter(path -> !path.isEmpty())
        .filter(path -> repository.file(commit, path).isPresent())
        .filter(path -> isWritten(commit, path) || isTorn(commit, path))
        .allMatch(
            path -> succeeds("--literal-pathspecs", "checkout", "--quiet", commit, "--", path));
  }

  private boolean isWritten(String commit, String path) {
    return succeeds("--literal-pathspecs", "diff", "--quiet", commit, "--", path);
  }

  private boolean isTorn(String commit, String path) {
    Path file = repository.root().resolve(path);
    Optional<byte[]> whole = repository.file(commit, path);
    if (whole.isEmpty() || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      byte[] there = Files.readAllBytes(file);
      return there.length <= whole.get().length
          && Arrays.equals(there, Arrays.copyOf(whole.get(), there.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Brings index and files forward from one commit to another, for a branch that has moved already.
   *
   * @return whether git agreed; otherwise nothing was changed
   */
  public boolean follow(String from, String to) {
    succeeds("update-index", "-q", "--refresh");
    return succeeds("read-tree", "-m", "-u", from, to);
  }

  private boolean succeeds(String... arguments) {
    ProcessResult result = git.attempt(DEADLINE, "", List.of(arguments));
    refuseLocked(result);
    return result.succeeded();
  }

  /** A git that was killed leaves its locks behind, and every later one stops at them. */
  private static void refuseLocked(ProcessResult result) {
    if (!result.succeeded()) {
      GitCommand.lock(GitCommand.said(result))
          .ifPresent(
              lock -> {
                throw new ReleaseException(
                    lock + " is there: another git is at work in this clone, or was killed",
                    "wait until none is at work; if it is still there, rm '"
                        + lock
                        + "' and run the same command again");
              });
    }
  }
}
