package io.github.releasekit.mojo;

import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.goal.BumpGoal;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Sets the version everywhere in the reactor and commits it, without releasing. Without {@code
 * newVersion} it is the next version by {@code bump} or by the commits, as a SNAPSHOT.
 */
@Mojo(name = "bump", aggregator = true, threadSafe = true)
public final class BumpMojo extends AbstractRepositoryMojo {

  /**
   * Which part of the last release's version goes up: {@code patch}, {@code minor} or {@code
   * major}. Counts from the last release; what the POM announces is left aside.
   */
  @Parameter(property = "bump")
  private @Nullable String bump;

  /**
   * The version to set, word for word, such as {@code 1.3.0-SNAPSHOT}; {@code -SNAPSHOT} is not
   * added.
   */
  @Parameter(property = "newVersion")
  private @Nullable String newVersion;

  /** Whether the edits are committed. */
  @Parameter(property = "commit", defaultValue = "true")
  private boolean commit;

  /** Shows the differences, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    ReleaseRequest request =
        new ReleaseRequest(
            given(bump).map(Bump::parse),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    new BumpGoal(invocation(), new BumpGoal.Settings(request, given(newVersion), commit, dryRun))
        .run();
  }
}
