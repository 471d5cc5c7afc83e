package io.github.releasekit.mojo;

import io.github.releasekit.goal.StatusGoal;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says where the last release of this clone stands, and the one next command. */
@Mojo(name = "status", aggregator = true, threadSafe = true)
public final class StatusMojo extends AbstractRepositoryMojo {

  /** The form of the result: {@code text} or {@code json}. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    new StatusGoal(invocation()).run(output(format, output));
  }
}
