package io.github.releasekit.mojo;

import io.github.releasekit.goal.PerformGoal;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Publishes what a person has looked at: the draft of a release on a forge, or the bundle at the
 * Portal of Maven Central, where {@code release-kit.yml} says {@code publish: manual}. Then it does
 * what {@code perform} leaves until then.
 */
@Mojo(name = "publish", aggregator = true, threadSafe = true)
public final class PublishMojo extends AbstractBuildingMojo {

  /** Says what would be done, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    new PerformGoal(
            invocation(),
            new PerformGoal.Settings(
                releaseVersion(), Optional.empty(), build(), false, true, dryRun))
        .run();
  }
}
