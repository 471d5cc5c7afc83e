package io.github.releasekit.goal;

import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.plan.VersionDecision;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives a build its last and its next version as properties (V9); without git, nothing. */
public final class VersionGoal {

  private final MavenCaller caller;
  private final Clock clock;
  private final Consumer<String> out;

  public VersionGoal(MavenCaller caller, Clock clock, Consumer<String> out) {
    this.caller = caller;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Finds {@code release-kit.lastVersion}, {@code release-kit.nextVersion} and {@code
   * release-kit.bump}.
   *
   * @param directory of the module
   * @param pomVersion the module's version
   * @param known what this build has found before; asked first, and added to
   * @return the properties to set
   */
  public Map<String, String> run(
      Path directory, String pomVersion, Map<Known, Map<String, String>> known) {
    Map<String, String> before = known.get(new Known(Optional.empty(), pomVersion));
    if (before != null) {
      return before;
    }
    Optional<ReleaseUnit> found = ReleaseUnit.around(directory, caller);
    if (found.isEmpty()) {
      out.accept("No git repository here: last and next version are not set");
      return Map.of();
    }
    try (ReleaseUnit unit = found.get()) {
      if (unit.component().isEmpty() && !unit.policy().components().isEmpty()) {
        return properties(unit, pomVersion);
      }
      return known.computeIfAbsent(
          new Known(unit.component().map(Component::name), pomVersion),
          key -> properties(unit, pomVersion));
    }
  }

  /**
   * What versions were found for.
   *
   * @param component empty for a whole repository
   */
  public record Known(Optional<String> component, String pomVersion) {}

  private Map<String, String> properties(ReleaseUnit unit, String pomVersion) {
    if (unit.policy().versionScheme().find(Version.withoutSnapshot(pomVersion)).isEmpty()) {
      out.accept(
          pomVersion
              + " is not of the form "
              + unit.policy().versionScheme().form()
              + ": last and next version are not set");
      return Map.of();
    }
    History history = unit.history(unit.ledger().localHead());
    VersionDecision decision =
        unit.planner(history, pomVersion, clock, ReleaseRequest.DEFAULT).decision();
    out.accept("Next version " + decision.version() + ": " + decision.reason());
    return Map.of(
        "release-kit.lastVersion",
        history.lastRelease().map(Release::version).map(Object::toString).orElse(""),
        "release-kit.nextVersion",
        decision.version().toString(),
        "release-kit.bump",
        decision.releaseType().toString());
  }
}
