package io.github.releasekit.mojo;

import io.github.releasekit.goal.ApproveGoal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Approves what would be released, in a role that {@code release-kit.yml} asks for: signs the
 * plan's digest with the key that git signs with, and enters the approval in the ledger of the
 * remote. It holds for this very plan, so that it has to be called with the parameters that {@code
 * prepare} is going to be called with. With {@code environment}, it approves a deployment of what
 * is released.
 */
@Mojo(name = "approve", aggregator = true, threadSafe = true)
public final class ApproveMojo extends AbstractPlanningMojo {

  /**
   * The role that the approval is given in, such as {@code security}; where a check is named, it
   * may be left out.
   */
  @Parameter(property = "role")
  private @Nullable String role;

  /**
   * A check that was made by hand and that {@code release-kit.yml} asks for, such as {@code
   * usability}: what is signed says that the plan has passed it. It needs {@code release-kit.note}.
   */
  @Parameter(property = "check")
  private @Nullable String check;

  /** What the check has found, on one line. */
  @Parameter(property = "release-kit.note")
  private @Nullable String note;

  /** Where more about the check is, {@code https://…}. */
  @Parameter(property = "release-kit.link")
  private @Nullable String link;

  /**
   * The digest of the plan that you have looked at, {@code sha256:…}, as {@code plan} shows it.
   * Where the plan is another one by now, nothing is signed.
   */
  @Parameter(property = "release-kit.plan")
  private @Nullable String plan;

  /**
   * Approves the deployment of a release to this environment, one of {@code release-kit.yml}, and
   * no plan: of the release that {@code releaseVersion} names, by default the one that was
   * performed last.
   */
  @Parameter(property = "environment")
  private @Nullable String environment;

  /** Shows what would be signed, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    new ApproveGoal(
            invocation(),
            new ApproveGoal.Settings(
                given(environment),
                given(role),
                given(check),
                given(note),
                given(link),
                given(plan),
                request(),
                tagNameFormat(),
                pushChanges,
                dryRun))
        .run();
  }
}
