package io.github.releasekit.mojo;

import io.github.releasekit.goal.Invocation;
import io.github.releasekit.goal.SyncGoal;
import java.time.Clock;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Brings what the ledger of this repository has come to hold to the database that {@code
 * ledger.database} of {@code release-kit.yml} names. What is there is not sent again.
 */
@Mojo(name = "sync", aggregator = true, threadSafe = true)
public final class SyncMojo extends AbstractReleaseMojo {

  @Override
  protected void run() {
    new SyncGoal(
            new Invocation(caller(), repositories, Clock.systemUTC(), Optional.empty(), this::info))
        .run();
  }
}
