package io.github.releasekit.mojo;

import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.goal.BranchStartGoal;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Starts the branch that the next release is prepared on, {@code release/v1.2.0}: from {@code
 * develop} with the branching model {@code gitflow}, from the main branch with {@code
 * release-branches}. Development goes on with the version after. Both are pushed by one atomic
 * push, and the clone is switched to the new branch.
 */
@Mojo(name = "branch-start", aggregator = true, threadSafe = true)
public final class BranchStartMojo extends AbstractStartMojo {

  /**
   * The version to release, such as {@code 2.5.3}. By default the higher of what the commits since
   * the last release ask for and what the POM announces.
   */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /**
   * Which part of the last release's version goes up: {@code patch}, {@code minor} or {@code
   * major}. Counts from the last release; what the POM announces is left aside.
   */
  @Parameter(property = "bump")
  private @Nullable String bump;

  /**
   * The POM version that development goes on with, such as {@code 2.6.0-SNAPSHOT}; by default the
   * following minor, a SNAPSHOT.
   */
  @Parameter(property = "developmentVersion")
  private @Nullable String developmentVersion;

  @Override
  protected void run() {
    ReleaseRequest request =
        new ReleaseRequest(
            given(bump).map(Bump::parse),
            given(releaseVersion),
            given(developmentVersion),
            Optional.empty(),
            Optional.empty(),
            false);
    new BranchStartGoal(
            invocation(),
            new BranchStartGoal.Settings(request, tagNameFormat(), pushChanges, dryRun))
        .run();
  }
}
