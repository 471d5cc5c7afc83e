package io.github.releasekit.mojo;

import io.github.releasekit.goal.MetricsGoal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Says how releases go: the four figures of DORA with their bands, and how often, how long and how
 * well. Where {@code release-kit.since} names no time, it looks at the last 90 days.
 */
@Mojo(name = "metrics", aggregator = true, threadSafe = true)
public final class MetricsMojo extends AbstractLedgerMojo {

  /** The form of the result: {@code text}, {@code json}, {@code csv} or {@code prometheus}. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  /** Whether the forge is asked how often files of releases were downloaded. */
  @Parameter(property = "release-kit.downloads", defaultValue = "false")
  private boolean downloads;

  @Override
  protected void run() {
    new MetricsGoal(invocation(), query(), from(), downloads)
        .run(output(MetricsGoal.FORMATS, format));
  }
}
