package io.github.releasekit.mojo;

import io.github.releasekit.goal.DashboardGoal;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes a page about the releases on record and where the last one stands: one file of HTML that
 * loads nothing and runs nothing. By default {@code target/release-kit/dashboard.html}.
 */
@Mojo(name = "dashboard", aggregator = true, threadSafe = true)
public final class DashboardMojo extends AbstractLedgerMojo {

  @Override
  protected void run() {
    new DashboardGoal(invocation(), from()).run(query(), file());
  }
}
