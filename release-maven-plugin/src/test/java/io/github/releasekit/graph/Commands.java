package io.github.releasekit.graph;

import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.goal.Invocation;
import io.github.releasekit.goal.Output;
import io.github.releasekit.goal.PrepareGoal;
import io.github.releasekit.goal.RollbackGoal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs goals as they are typed, in the clone of a {@link World}. */
final class Commands {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  private final World world;
  private final Consumer<String> out;

  Commands(World world, Consumer<String> out) {
    this.world = world;
    this.out = out;
  }

  /**
   * Runs a goal.
   *
   * @param command what stands behind {@code mvn release-kit:}
   * @param meanwhile shell commands that are run in the clone while the release is built
   * @throws io.github.releasekit.domain.ReleaseException when it is refused
   */
  void run(String command, List<String> meanwhile) {
    Maven maven = new Maven(world, CLOCK, out);
    maven.install(meanwhile);
    Typed typed = Typed.parse(command);
    Invocation invocation = maven.invocation(typed);
    Output output = new Output("text", Optional.empty(), out);
    switch (typed.goal()) {
      case "prepare" -> new PrepareGoal(invocation, preparing(typed)).run(output);
      case "rollback" -> new RollbackGoal(invocation, rollingBack(typed)).run();
      default -> throw new IllegalArgumentException("no goal " + typed.goal());
    }
  }

  private static PrepareGoal.Settings preparing(Typed typed) {
    PrepareGoal.Settings settings =
        new PrepareGoal.Settings(
            request(typed),
            typed.take("tagNameFormat"),
            new InnerBuild.Options("verify", List.of(), ""),
            typed.take("pushChanges", true),
            typed.take("dryRun", false));
    typed.requireNoMore();
    return settings;
  }

  private static ReleaseRequest request(Typed typed) {
    return new ReleaseRequest(
        typed.take("bump").map(Bump::parse),
        typed.take("releaseVersion"),
        typed.take("developmentVersion"),
        typed.take("tag"),
        typed.take("prerelease"),
        typed.take("severity"),
        Optional.empty(),
        false);
  }

  private static RollbackGoal.Settings rollingBack(Typed typed) {
    RollbackGoal.Settings settings =
        new RollbackGoal.Settings(
            typed.take("releaseVersion"),
            typed.take("deleteTag", false),
            typed.take("reason"),
            typed.take("dryRun", false));
    typed.requireNoMore();
    return settings;
  }
}
