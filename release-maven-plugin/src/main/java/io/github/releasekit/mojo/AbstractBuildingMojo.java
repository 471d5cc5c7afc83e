package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.InnerBuild;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that builds the tag of a release where its files are not at hand, or to compare them. */
abstract class AbstractBuildingMojo extends AbstractRepositoryMojo {

  /** The release; by default the one that was prepared last. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** Phases and goals that build the tag. */
  @Parameter(property = "goals", defaultValue = "verify")
  private String goals;

  /** Profiles that this build has besides those of this invocation. */
  @Parameter(property = "releaseProfiles")
  private @Nullable List<String> releaseProfiles;

  /** More arguments for this build, as on a command line. */
  @Parameter(property = "arguments", defaultValue = "")
  private @Nullable String arguments;

  protected final Optional<String> releaseVersion() {
    return given(releaseVersion);
  }

  protected final InnerBuild.Options build() {
    return InnerBuild.Options.of(goals, releaseProfiles, arguments);
  }
}
