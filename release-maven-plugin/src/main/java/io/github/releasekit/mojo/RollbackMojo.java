package io.github.releasekit.mojo;

import io.github.releasekit.goal.RollbackGoal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Takes a release back. Before the push nothing of it remains. After the push, and before anything
 * of it is in a repository, its changes are reverted on the branch by a commit and its version is
 * burned, by one atomic push; this works from a fresh clone too. What is public cannot be
 * withdrawn: with {@code reason}, what can be taken back is, and the changelog and the people who
 * are told of releases say so; without it nothing changes.
 */
@Mojo(name = "rollback", aggregator = true, threadSafe = true)
public final class RollbackMojo extends AbstractRepositoryMojo {

  /** The release to take back; by default the one that was begun last. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** Removes the pushed tag too, if it is still the one of this release. */
  @Parameter(property = "deleteTag", defaultValue = "false")
  private boolean deleteTag;

  /** Why it is taken back, for the ledger; for a release that is public also for its users. */
  @Parameter(property = "reason")
  private @Nullable String reason;

  /** Says what would be done, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    new RollbackGoal(
            invocation(),
            new RollbackGoal.Settings(given(releaseVersion), deleteTag, given(reason), dryRun))
        .run();
  }
}
