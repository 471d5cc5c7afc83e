package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.process.ProcessResult;
import java.time.Duration;
import java.util.List;

/** Moves refs, index and files of the user's clone, once the release is decided. */
public final class LocalRefs {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final GitCommand git;

  public LocalRefs(GitRepository repository) {
    this.git = new GitCommand(repository.root());
  }

  private static final String NO_OBJECT = "0".repeat(40);

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
    git.runWithInput(transaction + "prepare\ncommit\n", "update-ref", "--stdin");
  }

  /**
   * Brings branch, index and files forward to a commit, as a merge by hand would.
   *
   * @return whether git agreed; otherwise nothing was changed
   */
  public boolean fastForward(String commit) {
    return succeeds("merge", "--ff-only", "--quiet", commit);
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
    return result.succeeded();
  }
}
