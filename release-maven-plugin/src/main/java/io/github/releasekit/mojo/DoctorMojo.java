package io.github.releasekit.mojo;

import io.github.releasekit.goal.DoctorGoal;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all that a release needs: git, clone, remote, credentials, signing, target repositories,
 * programs, CI job. Says of each thing that is wrong the command that mends it, and fails where a
 * release would. Changes nothing; the push to the remote is a rehearsal.
 */
@Mojo(name = "doctor", aggregator = true, threadSafe = true)
public final class DoctorMojo extends AbstractRepositoryMojo {

  /** The form of the result: {@code text} or {@code json}. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    new DoctorGoal(invocation(), System.getenv()).run(output(format, output));
  }
}
