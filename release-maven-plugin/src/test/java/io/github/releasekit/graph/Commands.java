package io.github.releasekit.graph;

import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.goal.BranchStartGoal;
import io.github.releasekit.goal.HotfixStartGoal;
import io.github.releasekit.goal.Invocation;
import io.github.releasekit.goal.Output;
import io.github.releasekit.goal.PlanGoal;
import io.github.releasekit.goal.PrepareGoal;
import io.github.releasekit.goal.RollbackGoal;
import io.github.releasekit.goal.StatusGoal;
import io.github.releasekit.goal.SupportStartGoal;
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
  private final Optional<Forge> forge;
  private final Consumer<String> out;

  Commands(World world, Optional<Forge> forge, Consumer<String> out) {
    this.world = world;
    this.forge = forge;
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
    Maven maven = new Maven(world, forge.map(any -> Forge.settings()), CLOCK, out);
    maven.install(meanwhile);
    Typed typed = Typed.parse(command);
    Invocation invocation = maven.invocation(typed);
    Output output = new Output("text", Optional.empty(), out);
    switch (typed.goal()) {
      case "plan" ->
          new PlanGoal(invocation)
              .run(PlanGoal.Show.PLAN, request(typed), Optional.empty(), true, output);
      case "prepare" -> new PrepareGoal(invocation, preparing(typed, Optional.empty())).run(output);
      case "branch-finish" ->
          new PrepareGoal(invocation, preparing(typed, Optional.of(Role.RELEASE))).run(output);
      case "hotfix-finish" ->
          new PrepareGoal(invocation, preparing(typed, Optional.of(Role.HOTFIX))).run(output);
      case "branch-start" -> new BranchStartGoal(invocation, startingBranch(typed)).run();
      case "hotfix-start" -> new HotfixStartGoal(invocation, startingHotfix(typed)).run();
      case "support-start" -> new SupportStartGoal(invocation, startingSupport(typed)).run();
      case "status" -> new StatusGoal(invocation).run(output);
      case "rollback" -> new RollbackGoal(invocation, rollingBack(typed)).run();
      default -> throw new IllegalArgumentException("no goal " + typed.goal());
    }
  }

  private static PrepareGoal.Settings preparing(Typed typed, Optional<Role> finished) {
    PrepareGoal.Settings settings =
        new PrepareGoal.Settings(
            request(typed),
            typed.take("tagNameFormat"),
            new InnerBuild.Options("verify", List.of(), ""),
            finished,
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

  private static BranchStartGoal.Settings startingBranch(Typed typed) {
    BranchStartGoal.Settings settings =
        new BranchStartGoal.Settings(
            request(typed),
            typed.take("tagNameFormat"),
            typed.take("pushChanges", true),
            typed.take("dryRun", false));
    typed.requireNoMore();
    return settings;
  }

  private static HotfixStartGoal.Settings startingHotfix(Typed typed) {
    HotfixStartGoal.Settings settings =
        new HotfixStartGoal.Settings(
            typed.take("from"),
            typed.take("commits").map(ids -> List.of(ids.split(","))).orElse(List.of()),
            typed.take("release-kit.branch"),
            typed.take("tagNameFormat"),
            typed.take("pushChanges", true),
            typed.take("dryRun", false));
    typed.requireNoMore();
    return settings;
  }

  private static SupportStartGoal.Settings startingSupport(Typed typed) {
    SupportStartGoal.Settings settings =
        new SupportStartGoal.Settings(
            typed.take("from"),
            typed.take("release-kit.line"),
            typed.take("tagNameFormat"),
            typed.take("pushChanges", true),
            typed.take("dryRun", false));
    typed.requireNoMore();
    return settings;
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
