package io.github.releasekit.mojo;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.goal.ApproveGoal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Approves what would be released, in a role that {@code release-kit.yml} asks for: signs the
 * plan's digest with the key that git signs with, and enters the approval in the ledger of the
 * remote. It holds for this very plan, so that it has to be called with the parameters that {@code
 * prepare} is going to be called with.
 */
@Mojo(name = "approve", aggregator = true, threadSafe = true)
public final class ApproveMojo extends AbstractPlanningMojo {

  /** The role that the approval is given in, such as {@code security}. */
  @Parameter(property = "role")
  private @Nullable String role;

  /**
   * The digest of the plan that you have looked at, {@code sha256:…}, as {@code plan} shows it.
   * Where the plan is another one by now, nothing is signed.
   */
  @Parameter(property = "plan")
  private @Nullable String plan;

  /** Shows what would be signed, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    String given =
        given(role)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "an approval is given in a role, and none is named",
                        "-Drole=…; mvn release-kit:plan shows which are missing"));
    new ApproveGoal(
            invocation(),
            new ApproveGoal.Settings(
                given, given(plan), request(), tagNameFormat(), pushChanges, dryRun))
        .run();
  }
}
