package io.github.releasekit.mojo;

import io.github.releasekit.goal.VerifyGoal;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks a release against what is on record: its tag, the ledger, and every file that the target
 * repositories hold; or a file that somebody has. Fails where something is missing or other.
 */
@Mojo(name = "verify", aggregator = true, threadSafe = true)
public final class VerifyMojo extends AbstractBuildingMojo {

  /** A file to check instead of a release, against any unless one is named. */
  @Parameter(property = "file")
  private @Nullable File file;

  /** Whether the tag is built again, and what comes of it compared byte by byte. */
  @Parameter(property = "rebuild", defaultValue = "false")
  private boolean rebuild;

  /** The form of the result: {@code text} or {@code json}. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    new VerifyGoal(
            invocation(),
            new VerifyGoal.Settings(
                releaseVersion(), Optional.ofNullable(file).map(File::toPath), rebuild, build()))
        .run(output(format, output));
  }
}
