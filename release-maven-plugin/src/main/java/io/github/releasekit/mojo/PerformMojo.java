package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.goal.PerformGoal;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Uploads exactly the files that {@code prepare} has built and tested to the repository of {@code
 * distributionManagement}, after comparing them with the release's manifest, and records the
 * outcome in the ledger. Where the files are not at hand, the tag is built again and compared.
 */
@Mojo(name = "perform", aggregator = true, threadSafe = true)
public final class PerformMojo extends AbstractRepositoryMojo {

  /** The release to perform; by default the one that was prepared last. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** The staging directory of {@code prepare}, where it was handed over from another machine. */
  @Parameter(property = "release-kit.stagingDirectory")
  private @Nullable File stagingDirectory;

  /** Phases and goals that build the tag where no staged files are at hand. */
  @Parameter(property = "goals", defaultValue = "verify")
  private String goals;

  /** Profiles that the build of the release has besides those of this invocation. */
  @Parameter(property = "releaseProfiles")
  private @Nullable List<String> releaseProfiles;

  /** More arguments for the build of the release, as on a command line. */
  @Parameter(property = "arguments", defaultValue = "")
  private @Nullable String arguments;

  /** Takes files that differ from the released ones, and records their digests in the ledger. */
  @Parameter(property = "acceptRebuild", defaultValue = "false")
  private boolean acceptRebuild;

  /** Lists what would be uploaded, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    InnerBuild.Options build = InnerBuild.Options.of(goals, releaseProfiles, arguments);
    new PerformGoal(
            invocation(),
            new PerformGoal.Settings(
                given(releaseVersion),
                Optional.ofNullable(stagingDirectory).map(File::toPath),
                build,
                acceptRebuild,
                dryRun))
        .run();
  }
}
