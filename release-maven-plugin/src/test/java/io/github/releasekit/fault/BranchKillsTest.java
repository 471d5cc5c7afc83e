package io.github.releasekit.fault;

import io.github.releasekit.fault.BranchEpisode.Disturbance;
import io.github.releasekit.fault.BranchEpisode.Recovery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills, by strace, at every rename, fsync, unlink and write of the gits that end a branch or bring
 * it back: the push, and what moves refs, index and files of the clone after it.
 */
class BranchKillsTest {

  private static final Set<String> MOVING =
      Set.of("push", "update-ref", "checkout", "branch", "merge", "read-tree");

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void leavesNothingHalfDone(Flow flow) {
    finish(new Suite("kills of " + flow, temp), flow, 1);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void leavesNoRollbackHalfDone(Flow flow) {
    Suite suite = new Suite("kills of a rollback of " + flow, temp);
    require(suite);
    suite.after(world -> BranchHaltsTest.release(world, flow));
    suite.inLanes(
        suite.probe(world -> kills(world, flow.rollback(), Recovery.BY_ROLLBACK)),
        (world, what) -> BranchEpisode.rollBack(world, flow, what));
    suite.end();
  }

  static void finish(Suite suite, Flow flow, int every) {
    require(suite);
    suite.after(flow::prepare);
    suite.inLanes(
        BranchHaltsTest.every(
            suite.probe(world -> kills(world, flow.goal(), Recovery.values())), every),
        (world, what) -> BranchEpisode.finish(world, flow, what));
    suite.end();
  }

  private static void require(Suite suite) {
    if (!Injections.possible()) {
      suite.skip("there is no strace that may trace");
    }
  }

  private static List<Disturbance> kills(World world, String goal, Recovery... recoveries) {
    List<Fault> faults =
        new Injections(world)
            .faults(
                goal,
                BranchKillsTest::moves,
                List.of("alone", "together"),
                point -> "signal=SIGKILL");
    List<Disturbance> kills = new ArrayList<>();
    for (Fault fault : faults) {
      kills.add(new Disturbance(goal, fault, recoveries[kills.size() % recoveries.length]));
    }
    return kills;
  }

  private static boolean moves(String call) {
    return !call.contains(" --dry-run ")
        && Stream.of(call.replaceAll("^(-c \\S+ )+", "").split(" "))
            .limit(1)
            .anyMatch(MOVING::contains);
  }
}
