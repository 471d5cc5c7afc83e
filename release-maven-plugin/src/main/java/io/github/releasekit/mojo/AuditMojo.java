package io.github.releasekit.mojo;

import io.github.releasekit.goal.AuditGoal;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows who has released what, when, and why that was allowed, with all evidence that the ledger
 * has of it; or checks that nobody has rewritten the ledger, and fails where somebody has.
 */
@Mojo(name = "audit", aggregator = true, threadSafe = true)
public final class AuditMojo extends AbstractRepositoryMojo {

  /** The release that is shown; by default the one that was prepared last. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** Whether the ledger is checked, of all releases, instead of a release shown. */
  @Parameter(property = "check", defaultValue = "false")
  private boolean check;

  /**
   * The form of the result: {@code markdown}, {@code html} or {@code json}; with {@code check},
   * lines of text unless it is {@code json}.
   */
  @Parameter(property = "format", defaultValue = "markdown")
  private String format;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    new AuditGoal(invocation(), new AuditGoal.Settings(check, given(releaseVersion)))
        .run(output(AuditGoal.FORMATS, format, output));
  }
}
