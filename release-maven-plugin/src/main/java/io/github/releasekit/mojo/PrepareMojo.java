package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.goal.PrepareGoal;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a release: checks the gates, writes release commit, next-development commit and
 * annotated tag off to the side, builds the release commit in a clean clone, and publishes branch,
 * tag and ledger by one atomic push. Until the push has succeeded, nothing in your checkout and
 * nothing on the remote changes.
 */
@Mojo(name = "prepare", aggregator = true, threadSafe = true)
public final class PrepareMojo extends AbstractPlanningMojo {

  /** Phases and goals that build the release, separated by spaces. */
  @Parameter(property = "preparationGoals", defaultValue = "verify")
  private String preparationGoals;

  /** Profiles that the build of the release has besides those of this invocation. */
  @Parameter(property = "releaseProfiles")
  private @Nullable List<String> releaseProfiles;

  /** More arguments for the build of the release, as on a command line. */
  @Parameter(property = "arguments", defaultValue = "")
  private @Nullable String arguments;

  /** Shows the plan, as {@code release-kit:plan} does, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    InnerBuild.Options build = InnerBuild.Options.of(preparationGoals, releaseProfiles, arguments);
    new PrepareGoal(
            invocation(),
            new PrepareGoal.Settings(request(), tagNameFormat(), build, pushChanges, dryRun))
        .run(output());
  }
}
