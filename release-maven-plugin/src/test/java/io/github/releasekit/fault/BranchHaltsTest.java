package io.github.releasekit.fault;

import io.github.releasekit.fault.BranchEpisode.Disturbance;
import io.github.releasekit.fault.BranchEpisode.Race;
import io.github.releasekit.fault.BranchEpisode.Recovery;
import io.github.releasekit.fault.BranchEpisode.Worker;
import io.github.releasekit.fault.World.Host;
import io.github.releasekit.fault.World.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Halts the end of a branch, and the rollback of one that has ended, at every line, reading of the
 * clock and call of git, lets git fail, and goes on by status, by the same command, or by taking
 * the release back.
 */
class BranchHaltsTest {

  private static final Pattern COUNTED =
      Pattern.compile("counted (\\d+) lines, (\\d+) readings of the clock");

  @TempDir Path temp;

  @Test
  void leavesNothingHalfDoneInASample() {
    Flow flow = Flow.GITFLOW;
    Suite suite = new Suite("halts of branches, a sample", temp).inOneLane().after(flow::prepare);
    Points points = suite.probe(world -> points(world, flow.goal()));
    List<Disturbance> sample =
        new ArrayList<>(
            List.of(
                points.at("merge-tree .*", "before", Recovery.BY_STATUS),
                points.at("push .*", "after", Recovery.BY_REPEATING),
                points.at("branch .*", "before", Recovery.BY_ROLLBACK)));
    if (Injections.possible()) {
      String kill = "signal=SIGKILL:when=2";
      int call = points.call("checkout .*");
      Fault fault = Fault.inGit(call, "together", SystemCalls.WRITE, kill);
      sample.add(new Disturbance(flow.goal(), fault, Recovery.BY_STATUS));
    }
    suite.inLanes(sample, (world, what) -> BranchEpisode.finish(world, flow, what));
    Race race = new Race(points.call("push .*"), Worker.OWN);
    suite.inLanes(List.of(race), (world, what) -> BranchEpisode.race(world, flow, what));
    suite.end();
  }

  @Test
  void leavesNothingHalfDoneInOrderInASample() {
    Flow flow = Flow.RELEASE_BRANCH;
    Suite suite = new Suite("halts of branches in order, a sample", temp).inOneLane();
    suite.on(Host.PLAIN).after(flow::prepare);
    Points points = suite.probe(world -> points(world, flow.goal()));
    suite.inLanes(
        List.of(
            points.at("push .*:refs/heads/release-ledger", "after", Recovery.BY_STATUS),
            points.at("push .*:refs/tags/v1.1.0", "after", Recovery.BY_ROLLBACK)),
        (world, what) -> BranchEpisode.finish(world, flow, what));
    Race race = new Race(points.call("push .*:refs/tags/v1.1.0"), Worker.INTO);
    suite.inLanes(List.of(race), (world, what) -> BranchEpisode.goOnAfter(world, flow, what));
    Points back =
        suite.probe(
            world -> {
              require(world.run(flow.goal()));
              return points(world, flow.rollback());
            });
    suite.inLanes(
        List.of(back.at("push .*:refs/heads/main", "after", Recovery.BY_ROLLBACK)),
        (world, what) -> BranchEpisode.rollBack(world, flow, what));
    suite.end();
  }

  /**
   * Calls of git.
   *
   * @param goal that makes them
   */
  record Points(String goal, List<String> calls) {

    /** The number of the last one that matches, but for options before the command. */
    int call(String pattern) {
      for (int call = calls.size(); call > 0; call--) {
        if (calls.get(call - 1).replaceAll("^(-c \\S+ )+", "").matches(pattern)) {
          return call;
        }
      }
      throw new AssertionError("none of the calls matches " + pattern + ": " + calls);
    }

    Disturbance at(String pattern, String how, Recovery recovery) {
      return new Disturbance(goal, Fault.git(call(pattern), how), recovery);
    }
  }

  /** The calls of an undisturbed run. */
  static Points points(World world, String goal) {
    require(world.run(Fault.NONE, goal));
    return new Points(goal, world.calls());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void finishes(Flow flow) {
    finish("halts of " + flow, flow, Host.ATOMIC, 1);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void finishesInOrder(Flow flow) {
    finish("halts of " + flow + " in order", flow, Host.PLAIN, 1);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void rollsBack(Flow flow) {
    rollBack("halts of a rollback of " + flow, flow, Host.ATOMIC, 1);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void rollsBackInOrder(Flow flow) {
    rollBack("halts of a rollback of " + flow + " in order", flow, Host.PLAIN, 1);
  }

  void finish(String name, Flow flow, Host host, int every) {
    Suite suite = new Suite(name, temp).on(host).after(flow::prepare);
    suite.inLanes(
        every(suite.probe(world -> disturbances(world, flow.goal(), Recovery.values())), every),
        (world, what) -> BranchEpisode.finish(world, flow, what));
    suite.end();
  }

  void rollBack(String name, Flow flow, Host host, int every) {
    Suite suite = new Suite(name, temp).on(host).after(world -> release(world, flow));
    suite.inLanes(
        every(
            suite.probe(world -> disturbances(world, flow.rollback(), Recovery.BY_ROLLBACK)),
            every),
        (world, what) -> BranchEpisode.rollBack(world, flow, what));
    suite.end();
  }

  static void release(World world, Flow flow) {
    flow.prepare(world);
    require(world.run(flow.goal()));
  }

  private static void require(Run run) {
    if (run.exit() != 0) {
      throw new AssertionError(run);
    }
  }

  static <T> List<T> every(List<T> all, int every) {
    List<T> chosen = new ArrayList<>();
    for (int i = every / 2; i < all.size(); i += every) {
      chosen.add(all.get(i));
    }
    return chosen;
  }

  private static List<Disturbance> disturbances(World world, String goal, Recovery... recoveries) {
    Run undisturbed = world.run(Fault.NONE, goal);
    require(undisturbed);
    Matcher counted = COUNTED.matcher(String.join(" ", undisturbed.lines()));
    if (!counted.find()) {
      throw new AssertionError(undisturbed);
    }
    List<Fault> faults = new ArrayList<>();
    for (int line = 1; line <= Integer.parseInt(counted.group(1)); line++) {
      faults.add(Fault.haltAtLine(line));
    }
    for (int reading = 1; reading <= Integer.parseInt(counted.group(2)); reading++) {
      faults.add(Fault.haltAtClock(reading));
    }
    List<Disturbance> disturbances = new ArrayList<>();
    for (Fault fault : faults) {
      disturbances.add(in(disturbances.size(), goal, fault, recoveries));
    }
    List<String> calls = world.calls();
    boolean pushed = false;
    for (int call = 1; call <= calls.size(); call++) {
      boolean pushes = calls.get(call - 1).matches("(?!.*--dry-run)push .*");
      pushed |= pushes;
      List<String> hows = new ArrayList<>(List.of("before", "after", "fails"));
      hows.addAll(pushes ? List.of("lost", "lies") : List.of());
      for (String how : hows) {
        Fault fault = Fault.git(call, how);
        if (pushed) {
          Stream.of(recoveries)
              .map(recovery -> new Disturbance(goal, fault, recovery))
              .forEach(disturbances::add);
        } else {
          disturbances.add(in(disturbances.size(), goal, fault, recoveries));
        }
      }
    }
    return disturbances;
  }

  /** Before anything is public one of the ways to go on, in turn. */
  private static Disturbance in(int turn, String goal, Fault fault, Recovery... recoveries) {
    return new Disturbance(goal, fault, recoveries[turn % recoveries.length]);
  }
}
