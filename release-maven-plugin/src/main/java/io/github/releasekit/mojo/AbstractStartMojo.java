package io.github.releasekit.mojo;

import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that starts a branch. */
abstract class AbstractStartMojo extends AbstractRepositoryMojo {

  /**
   * How versions are written as tags, which branches are named by, ahead of the same key in {@code
   * release-kit.yml}; {@code v@{project.version}} by default.
   */
  @Parameter(property = "tagNameFormat")
  private @Nullable String tagNameFormat;

  /** Whether the branch is pushed. Where not, it is made in this clone only. */
  @Parameter(property = "pushChanges", defaultValue = "true")
  protected boolean pushChanges;

  /** Shows what would be made, changed and pushed, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  protected boolean dryRun;

  protected final Optional<String> tagNameFormat() {
    return given(tagNameFormat);
  }
}
