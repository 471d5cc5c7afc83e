package io.github.releasekit.mojo;

import io.github.releasekit.goal.PlanGoal;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what would be released and why: the versions, each commit since the last release with the
 * bump it asks for, the difference in every file, the changelog section, the gates, the steps and
 * the plan's digest. Changes nothing.
 */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
public final class PlanMojo extends AbstractPlanningMojo {

  @Override
  protected void run() {
    new PlanGoal(invocation()).run(request(), tagNameFormat(), pushChanges, output());
  }
}
