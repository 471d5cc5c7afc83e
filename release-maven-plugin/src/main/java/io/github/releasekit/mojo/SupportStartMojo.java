package io.github.releasekit.mojo;

import io.github.releasekit.goal.SupportStartGoal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Starts the branch that a line of versions is supported on, {@code support/1.x}, with the next
 * patch version. It is pushed, and the clone is switched to it.
 */
@Mojo(name = "support-start", aggregator = true, threadSafe = true)
public final class SupportStartMojo extends AbstractStartMojo {

  /**
   * Where the branch starts, the last release of the line: a tag, a branch or an object id. By
   * default the last release that HEAD descends from.
   */
  @Parameter(property = "from")
  private @Nullable String from;

  /** The line, such as {@code 1.4.x}; by default that of the major version, such as {@code 1.x}. */
  @Parameter(property = "release-kit.line")
  private @Nullable String line;

  @Override
  protected void run() {
    new SupportStartGoal(
            invocation(),
            new SupportStartGoal.Settings(
                given(from), given(line), tagNameFormat(), pushChanges, dryRun))
        .run();
  }
}
