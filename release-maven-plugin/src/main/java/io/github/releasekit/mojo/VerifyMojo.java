package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.goal.Output;
import io.github.releasekit.goal.VerifyGoal;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks a release against what is on record: its tag, the ledger, and every file that the target
 * repositories hold; or a file that somebody has. Fails where something is missing or other.
 */
@Mojo(name = "verify", aggregator = true, threadSafe = true)
public final class VerifyMojo extends AbstractRepositoryMojo {

  /** The release to check; by default the one that was prepared last, and for a file any. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** A file to check instead of the release. */
  @Parameter(property = "file")
  private @Nullable File file;

  /** Whether the tag is built again, and what comes of it compared byte by byte. */
  @Parameter(property = "rebuild", defaultValue = "false")
  private boolean rebuild;

  /** Phases and goals that build the tag. */
  @Parameter(property = "goals", defaultValue = "verify")
  private String goals;

  /** Profiles that this build has besides those of this invocation. */
  @Parameter(property = "releaseProfiles")
  private @Nullable List<String> releaseProfiles;

  /** More arguments for this build, as on a command line. */
  @Parameter(property = "arguments", defaultValue = "")
  private @Nullable String arguments;

  /** The form of the result: {@code text} or {@code json}. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    InnerBuild.Options build = InnerBuild.Options.of(goals, releaseProfiles, arguments);
    new VerifyGoal(
            invocation(),
            new VerifyGoal.Settings(
                given(releaseVersion), Optional.ofNullable(file).map(File::toPath), rebuild, build))
        .run(new Output(format, Optional.ofNullable(output).map(File::toPath), this::info));
  }
}
