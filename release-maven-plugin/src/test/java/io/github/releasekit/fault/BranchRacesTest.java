package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.BranchEpisode.Race;
import io.github.releasekit.fault.BranchEpisode.Worker;
import io.github.releasekit.fault.World.Host;
import io.github.releasekit.fault.World.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody works on a branch while it ends, or while the release goes into it: their commit is
 * never lost, and the release is made when the same command is run again.
 */
class BranchRacesTest {

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void losesNoCommitOfOthers(Flow flow) {
    play("races of " + flow, flow, Host.ATOMIC);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void losesNoCommitOfOthersInOrder(Flow flow) {
    play("races of " + flow + " in order", flow, Host.PLAIN);
  }

  /** What is half pushed goes on from where the others have gone. */
  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void goesOnFromWhereOthersHaveGone(Flow flow) {
    Suite suite = new Suite("others on half of " + flow, temp).on(Host.PLAIN).after(flow::prepare);
    List<String> calls = suite.probe(world -> calls(world, flow));
    List<Race> races = new ArrayList<>();
    for (int call = calls.size() / 2; call < calls.size(); call++) {
      String made = calls.get(call - 1);
      if (made.startsWith("push ")
          && !made.contains(" --atomic ")
          && made.contains(":refs/tags/")
          && !made.contains(" --dry-run ")) {
        races.add(new Race(call, Worker.INTO));
        races.add(new Race(call, Worker.ENDED));
      }
    }
    suite.inLanes(races, (world, race) -> BranchEpisode.goOnAfter(world, flow, race));
    suite.end();
  }

  private void play(String name, Flow flow, Host host) {
    Suite suite = new Suite(name, temp).on(host).after(flow::prepare);
    List<String> calls = suite.probe(world -> calls(world, flow));
    List<Race> races = new ArrayList<>();
    for (int call = calls.size() / 2; call <= calls.size(); call++) {
      for (Worker worker : Worker.values()) {
        races.add(new Race(call, worker));
      }
    }
    suite.inLanes(races, (world, race) -> BranchEpisode.race(world, flow, race));
    suite.end();
  }

  /** The calls of git up to the last push. */
  static List<String> calls(World world, Flow flow) {
    world.restore();
    Run run = world.run(Fault.NONE, flow.goal());
    if (run.exit() != 0) {
      throw new AssertionError(run);
    }
    List<String> calls = world.calls();
    int end = calls.size();
    while (!calls.get(end - 1).startsWith("push ")) {
      end--;
    }
    return calls.subList(0, end);
  }

  /** Somebody's commit on a branch of the remote, younger than all others, as git expects. */
  static String commit(GitFixture remote, String branch) {
    String commit =
        remote
            .at(Instant.parse("2026-03-01T00:00:00Z"))
            .run(
                "-c",
                "user.name=Eve Other",
                "-c",
                "user.email=eve@example.org",
                "commit-tree",
                branch + "^{tree}",
                "-p",
                branch,
                "-m",
                "fix: of somebody else")
            .strip();
    remote.run("update-ref", "refs/heads/" + branch, commit);
    return commit;
  }
}
