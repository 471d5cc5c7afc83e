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

  /** Phases and goals that build the tag, separated by spaces, such as {@code clean verify}. */
  @Parameter(property = "goals", defaultValue = "verify")
  private String goals;

  /**
   * Profiles that the build of the tag has besides those of this invocation, separated by commas.
   */
  @Parameter(property = "releaseProfiles")
  private @Nullable List<String> releaseProfiles;

  /** More arguments for the build of the tag, as on a command line, such as {@code -DskipITs}. */
  @Parameter(property = "arguments")
  private @Nullable String arguments;

  protected final Optional<String> releaseVersion() {
    return given(releaseVersion);
  }

  protected final InnerBuild.Options build() {
    return InnerBuild.Options.of(goals, releaseProfiles, arguments);
  }
}
