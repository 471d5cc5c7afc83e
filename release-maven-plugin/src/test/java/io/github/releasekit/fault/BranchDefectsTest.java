package io.github.releasekit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.fault.BranchEpisode.Disturbance;
import io.github.releasekit.fault.BranchEpisode.Race;
import io.github.releasekit.fault.BranchEpisode.Recovery;
import io.github.releasekit.fault.BranchEpisode.Worker;
import io.github.releasekit.fault.BranchHaltsTest.Points;
import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.World.Host;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link DefectsTest}, of mistakes with branches. */
@Tag("faults")
class BranchDefectsTest {

  private static final Flow FLOW = Flow.GITFLOW;

  @TempDir Path temp;

  @Test
  void catchesARemovalThatComesBeforeTheLedger() {
    assertCaught(
        "I1",
        Host.PLAIN,
        new Defect("step/LedgerPush.java", "return update.target().isEmpty();", "return false;"),
        at("push .*:refs/heads/release-ledger", "after"));
  }

  @Test
  void catchesAForwardWithoutLease() {
    assertCaught(
        "I4",
        Host.ATOMIC,
        new Defect(
            "adapter/git/GitRemote.java",
            "arguments.add(\"--force-with-lease=\" + update.ref() + \":\" + update.expected().orElse(\"\"));",
            "arguments.add(update.ref().endsWith(\"/develop\") ? \"--force\" : \"--force-with-lease=\" + update.ref() + \":\" + update.expected().orElse(\"\"));"),
        racing("push .*", Worker.INTO));
  }

  @Test
  void catchesARemovalOfWhatABranchHasByNow() {
    assertCaught(
        "I4",
        Host.ATOMIC,
        new Defect(
            "step/MergeForwardStep.java",
            ".map(head -> new BranchMove(head.ref(), head.commit(), \"\", \"\"))",
            ".map(head -> new BranchMove(head.ref(), now.get(head.ref()), \"\", \"\"))"),
        racing("reset .*", Worker.ENDED));
  }

  @Test
  void catchesABranchThatIsDeletedWithTheUsersCommits() {
    assertCaught(
        "I4",
        Host.ATOMIC,
        new Defect("step/FastForwardStep.java", "if (own) {", "if (own && name.isEmpty()) {"),
        racing("push .*", Worker.OWN));
  }

  @Test
  void catchesARemovalThatIsForgotten() {
    assertCaught(
        "I5",
        Host.PLAIN,
        new Defect(
            "step/PushStep.java",
            ".noneMatch(move -> move.from().equals(refs.get(move.ref())));",
            ".noneMatch(move -> move.from().isEmpty());"),
        at("push .*:refs/heads/release-ledger", "after"));
  }

  @Test
  void catchesABranchThatARollbackDoesNotRestore() {
    assertCaught(
        "I1",
        Host.ATOMIC,
        new Defect(
            "step/RevertedBranches.java",
            ".ifPresent(ref -> moves.add(new BranchMove(ref, \"\", before(manifest), \"\")));",
            ".ifPresent(ref -> moves.isEmpty());"),
        at("branch .*", "before", Recovery.BY_ROLLBACK));
  }

  @Test
  void catchesASwitchThatIsNotGoneOnWith() {
    assertCaught(
        "I7",
        Host.ATOMIC,
        new Defect(
            "adapter/git/LocalRefs.java",
            ".filter(commit -> takeWritten(commit) && checkOut(branch))",
            ".filter(commit -> checkOut(branch))"),
        world -> {
          Injections.assumePossible();
          int call = sound(world).call("checkout .*");
          Fault kill = Fault.inGit(call, "together", SystemCalls.WRITE, "signal=SIGKILL:when=2");
          return BranchEpisode.finish(
              world, FLOW, new Disturbance(FLOW.goal(), kill, Recovery.BY_STATUS));
        });
  }

  @Test
  void catchesACloneThatDoesNotFollowARollback() {
    assertCaught(
        "I5",
        Host.ATOMIC,
        new Defect(
            "step/PushRollbackStep.java",
            "branches.moved(manifest, refs, request.branch())",
            "List.of()"),
        world -> {
          World sound = new World(world.directory());
          sound.restore();
          sound.run(FLOW.goal());
          Points points = BranchHaltsTest.points(sound, FLOW.rollback());
          return BranchEpisode.rollBack(
              world, FLOW, points.at("push .*", "after", Recovery.BY_ROLLBACK));
        });
  }

  private void assertCaught(
      String invariant, Host host, Defect defect, Function<World, Outcome> suite) {
    Path classes = defect.plant(temp.resolve("defect"));
    World world = World.create(temp.resolve("world"), host);
    FLOW.prepare(world);
    world.keep();
    world.useClasses(classes);
    Outcome outcome = suite.apply(world);
    assertThat(outcome.violations())
        .as(String.join("\n", outcome.told()))
        .anyMatch(violation -> violation.startsWith(invariant));
  }

  private static Function<World, Outcome> at(String call, String how) {
    return at(call, how, Recovery.BY_STATUS);
  }

  /** Something befalls the last call that matches of those that are made without defects. */
  private static Function<World, Outcome> at(String call, String how, Recovery recovery) {
    return world -> BranchEpisode.finish(world, FLOW, sound(world).at(call, how, recovery));
  }

  private static Function<World, Outcome> racing(String call, Worker worker) {
    return world -> BranchEpisode.race(world, FLOW, new Race(sound(world).call(call), worker));
  }

  private static Points sound(World world) {
    World sound = new World(world.directory());
    sound.restore();
    return BranchHaltsTest.points(sound, FLOW.goal());
  }
}
