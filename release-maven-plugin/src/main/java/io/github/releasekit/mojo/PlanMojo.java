package io.github.releasekit.mojo;

import io.github.releasekit.goal.PlanGoal;
import io.github.releasekit.goal.PlanGoal.Show;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what would be released and why: the versions, each commit since the last release with the
 * bump it asks for, the difference in every file, the changelog section, the gates, the steps and
 * the plan's digest. Changes nothing.
 */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
public final class PlanMojo extends AbstractPlanningMojo {

  /**
   * What is shown: the {@code plan}, or {@code config}, the effective configuration of HEAD, each
   * value with where it comes from.
   */
  @Parameter(property = "show", defaultValue = "plan")
  private String show;

  @Override
  protected void run() {
    new PlanGoal(invocation())
        .run(Show.parse(show), request(), tagNameFormat(), pushChanges, output());
  }
}
