package io.github.releasekit.mojo;

import io.github.releasekit.goal.PerformGoal;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Uploads exactly the files that {@code prepare} has built and tested to the repository of {@code
 * distributionManagement}, after comparing them with the release's manifest, brings the release to
 * the channels of {@code release-kit.yml}, records the outcome in the ledger, and tells those who
 * want to know. Where the files are not at hand, the tag is built again and compared. What was done
 * before is not done again.
 */
@Mojo(name = "perform", aggregator = true, threadSafe = true)
public final class PerformMojo extends AbstractBuildingMojo {

  /** The staging directory of {@code prepare}, where it was handed over from another machine. */
  @Parameter(property = "release-kit.stagingDirectory")
  private @Nullable File stagingDirectory;

  /** Takes files that differ from the released ones, and records their digests in the ledger. */
  @Parameter(property = "acceptRebuild", defaultValue = "false")
  private boolean acceptRebuild;

  /** Lists what would be uploaded and where else the release would go, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    new PerformGoal(
            invocation(),
            new PerformGoal.Settings(
                releaseVersion(),
                Optional.ofNullable(stagingDirectory).map(File::toPath),
                build(),
                acceptRebuild,
                false,
                dryRun))
        .run();
  }
}
