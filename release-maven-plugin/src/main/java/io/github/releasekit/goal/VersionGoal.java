package io.github.releasekit.goal;

import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.plan.VersionDecision;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gives a build its last and its next version as properties (V9); without git, nothing. */
public final class VersionGoal {

  private final Clock clock;
  private final Consumer<String> out;

  public VersionGoal(Clock clock, Consumer<String> out) {
    this.clock = clock;
    this.out = out;
  }

  /**
   * Finds {@code release-kit.lastVersion}, {@code release-kit.nextVersion} and {@code
   * release-kit.bump}.
   *
   * @param directory of the module
   * @param keyAt {@code groupId:artifactId} of the module in a directory, for the tag format
   * @param pomVersion the module's version
   * @param known what this build has found for versions before; asked first, and added to where the
   *     whole repository has one version
   * @return the properties to set
   */
  public Map<String, String> run(
      Path directory,
      Function<Path, String> keyAt,
      String pomVersion,
      Map<String, Map<String, String>> known) {
    Map<String, String> before = known.get(pomVersion);
    if (before != null) {
      return before;
    }
    Optional<BuildPlanner> found = BuildPlanner.find(directory, keyAt, pomVersion, clock);
    if (found.isEmpty()) {
      out.accept("No git repository here: last and next version are not set");
      return Map.of();
    }
    try (BuildPlanner build = found.get()) {
      Map<String, String> properties = properties(build, pomVersion);
      if (build.policy().components().isEmpty()) {
        known.put(pomVersion, properties);
      }
      return properties;
    }
  }

  private Map<String, String> properties(BuildPlanner build, String pomVersion) {
    if (build.policy().versionScheme().find(Version.withoutSnapshot(pomVersion)).isEmpty()) {
      out.accept(
          pomVersion
              + " is not of the form "
              + build.policy().versionScheme().form()
              + ": last and next version are not set");
      return Map.of();
    }
    VersionDecision decision = build.planner().decision();
    out.accept("Next version " + decision.version() + ": " + decision.reason());
    return Map.of(
        "release-kit.lastVersion",
        build.history().lastRelease().map(Release::version).map(Object::toString).orElse(""),
        "release-kit.nextVersion",
        decision.version().toString(),
        "release-kit.bump",
        decision.releaseType().toString());
  }
}
