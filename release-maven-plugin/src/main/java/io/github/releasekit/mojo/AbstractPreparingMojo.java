package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.goal.PrepareGoal;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that prepares a release. */
abstract class AbstractPreparingMojo extends AbstractPlanningMojo {

  /**
   * Phases and goals that build the release, separated by spaces, such as {@code clean verify}.
   * Where it is empty, nothing is built before the tag is public: {@code perform} builds it, once.
   * Gates that are to judge the build refuse that.
   */
  @Parameter(property = "preparationGoals", defaultValue = "verify")
  private String preparationGoals;

  /**
   * Profiles that the build of the release has besides those of this invocation, separated by
   * commas.
   */
  @Parameter(property = "releaseProfiles")
  private @Nullable List<String> releaseProfiles;

  /**
   * More arguments for the build of the release, as on a command line, such as {@code -DskipITs}.
   */
  @Parameter(property = "arguments")
  private @Nullable String arguments;

  /** Shows the plan, as {@code release-kit:plan} does, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * @param finished the kind of the branch that the release ends; empty where it goes on
   */
  protected final void prepare(Optional<Role> finished) {
    InnerBuild.Options build = InnerBuild.Options.of(preparationGoals, releaseProfiles, arguments);
    new PrepareGoal(
            invocation(),
            new PrepareGoal.Settings(
                request(), tagNameFormat(), build, finished, pushChanges, dryRun))
        .run(output());
  }
}
