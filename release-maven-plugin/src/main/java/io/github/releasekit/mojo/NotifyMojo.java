package io.github.releasekit.mojo;

import io.github.releasekit.goal.NotifyGoal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Sends the notices of a release that could not be sent when it happened, or, with {@code
 * -Devent=planned}, those that tell of the release that comes next.
 */
@Mojo(name = "notify", aggregator = true, threadSafe = true)
public final class NotifyMojo extends AbstractRepositoryMojo {

  /** The release that is told of; by default the one that was prepared last. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** {@code planned} to tell of the next release; by default what has happened is told. */
  @Parameter(property = "event")
  private @Nullable String event;

  @Override
  protected void run() {
    new NotifyGoal(invocation()).run(given(releaseVersion), given(event));
  }
}
