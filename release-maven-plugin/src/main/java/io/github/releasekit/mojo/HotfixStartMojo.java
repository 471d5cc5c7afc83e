package io.github.releasekit.mojo;

import io.github.releasekit.goal.HotfixStartGoal;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Starts the branch for an urgent fix of a release, {@code hotfix/v1.1.1}, with the next patch
 * version and with fixes that exist already. It is pushed, and the clone is switched to it.
 */
@Mojo(name = "hotfix-start", aggregator = true, threadSafe = true)
public final class HotfixStartMojo extends AbstractStartMojo {

  /**
   * Where the branch starts: a tag, a branch or an object id. By default the last release that HEAD
   * descends from; with the branching model {@code gitflow} the main branch, unless HEAD is on a
   * supported line.
   */
  @Parameter(property = "from")
  private @Nullable String from;

  /**
   * The commits that the branch gets, in order, separated by commas, as {@code git cherry-pick -x}
   * applies them: object ids, whole or abbreviated, or names such as {@code main~1}. One that
   * changes nothing there is left out.
   */
  @Parameter(property = "commits")
  private @Nullable List<String> commits;

  /** The branch's name, such as {@code hotfix/critical-security-patch}; by default by the tag. */
  @Parameter(property = "release-kit.branch")
  private @Nullable String branch;

  @Override
  protected void run() {
    new HotfixStartGoal(
            invocation(),
            new HotfixStartGoal.Settings(
                given(from),
                commits == null ? List.of() : commits,
                given(branch),
                tagNameFormat(),
                pushChanges,
                dryRun))
        .run();
  }
}
