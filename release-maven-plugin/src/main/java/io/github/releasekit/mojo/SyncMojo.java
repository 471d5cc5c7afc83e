package io.github.releasekit.mojo;

import io.github.releasekit.goal.Invocation;
import io.github.releasekit.goal.SyncGoal;
import java.time.Clock;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the ledger of this repository has come to hold to the database that {@code
 * ledger.database} of {@code release-kit.yml} names, and to its {@code exports}. What is there is
 * not sent again.
 */
@Mojo(name = "sync", aggregator = true, threadSafe = true)
public final class SyncMojo extends AbstractReleaseMojo {

  /**
   * Tells exports again what happened at this time or later, besides what they were not told yet;
   * those of which this clone knows nothing, that alone: {@code 2026-11-01}, {@code
   * 2026-11-01T08:00:00Z}, or {@code 7d} for the last 7 days.
   */
  @Parameter(property = "release-kit.since")
  private @Nullable String since;

  @Override
  protected void run() {
    new SyncGoal(new Invocation(caller(), repositories, Clock.systemUTC(), Optional.empty(), out()))
        .run(given(since));
  }
}
