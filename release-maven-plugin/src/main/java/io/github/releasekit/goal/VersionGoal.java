package io.github.releasekit.goal;

import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.plan.VersionDecision;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/** Gives a build its last and its next version as properties (V9); without git, nothing. */
public final class VersionGoal {

  private final Clock clock;
  private final Consumer<String> out;

  public VersionGoal(Clock clock, Consumer<String> out) {
    this.clock = clock;
    this.out = out;
  }

  /**
   * Sets {@code release-kit.lastVersion}, {@code release-kit.nextVersion} and {@code
   * release-kit.bump}.
   *
   * @param rootKey {@code groupId:artifactId} of the root, for the tag format
   * @param pomVersion the reactor's version
   */
  public void run(Path directory, String rootKey, String pomVersion, Properties properties) {
    Optional<BuildPlanner> found = BuildPlanner.find(directory, rootKey, pomVersion, clock);
    if (found.isEmpty()) {
      out.accept("No git repository here: last and next version are not set");
      return;
    }
    try (BuildPlanner build = found.get()) {
      if (build.policy().versionScheme().find(Version.withoutSnapshot(pomVersion)).isEmpty()) {
        out.accept(
            pomVersion
                + " is not of the form "
                + build.policy().versionScheme().form()
                + ": last and next version are not set");
        return;
      }
      VersionDecision decision = build.planner().decision();
      properties.setProperty(
          "release-kit.lastVersion",
          build.history().lastRelease().map(Release::version).map(Object::toString).orElse(""));
      properties.setProperty("release-kit.nextVersion", decision.version().toString());
      properties.setProperty("release-kit.bump", decision.releaseType().toString());
      out.accept("Next version " + decision.version() + ": " + decision.reason());
    }
  }
}
