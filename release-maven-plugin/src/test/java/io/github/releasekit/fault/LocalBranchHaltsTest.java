package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.World.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Halts the end of a branch in this clone alone, and its rollback, at every call of git: after it
 * all is as before, and the remote has heard of nothing.
 */
@Tag("faults")
class LocalBranchHaltsTest {

  private static final int RUNS_TO_THE_END = 4;
  private static final String GOAL = "branch-finish-here";
  private static final Pattern LOCK = Pattern.compile("rm '([^']+\\.lock)'");

  @TempDir Path temp;

  /**
   * What is disturbed.
   *
   * @param again whether the goal is run again before it is taken back
   */
  private record Halt(String goal, Fault fault, boolean again) {}

  @ParameterizedTest
  @EnumSource(names = {"GITFLOW", "RELEASE_BRANCH"})
  void takesBackWhatIsInTheCloneAlone(Flow flow) {
    Suite suite = new Suite("halts in the clone of " + flow, temp).after(flow::prepare);
    suite.inLanes(suite.probe(LocalBranchHaltsTest::halts), LocalBranchHaltsTest::play);
    suite.end();
  }

  private static List<Halt> halts(World world) {
    List<Halt> halts = new ArrayList<>();
    for (String goal : List.of(GOAL, "rollback")) {
      Run run = world.run(Fault.NONE, goal);
      if (run.exit() != 0) {
        throw new AssertionError(run);
      }
      List<String> calls = world.calls();
      for (int call = calls.size() / 2; call <= calls.size(); call++) {
        halts.add(new Halt(goal, Fault.git(call, "before"), call % 2 == 0));
        halts.add(new Halt(goal, Fault.git(call, "after"), call % 2 == 1));
      }
    }
    return halts;
  }

  private static Outcome play(World world, Halt halt) {
    world.restore();
    List<String> told = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    String before = state(world);
    if (halt.goal().equals("rollback")) {
      told.add("first gave " + world.run(GOAL));
    }
    told.add(halt.fault().name() + " gave " + world.run(halt.fault(), halt.goal()));
    if (halt.again() && halt.goal().equals(GOAL)) {
      told.add("again gave " + toTheEnd(world, GOAL));
    }
    Run back = toTheEnd(world, "rollback");
    told.add("rollback gave " + back);
    if (back.exit() != 0) {
      violations.add("I7 it is not taken back: " + back);
    }
    back.lines().stream()
        .filter(line -> line.contains("; next: git "))
        .forEach(line -> violations.add("I5 more is left to do: " + line));
    String after = state(world);
    if (!after.equals(before)) {
      violations.add("I5 it was\n" + before + "\nand is\n" + after);
    }
    return new Outcome(violations, told);
  }

  private static Run toTheEnd(World world, String goal) {
    Run run = world.run(goal);
    for (int more = 1; more < RUNS_TO_THE_END && run.exit() != 0; more++) {
      Matcher lock = LOCK.matcher(String.join("\n", run.lines()));
      if (lock.find()) {
        world.checkout().resolve(lock.group(1)).toFile().delete();
      }
      run = world.run(goal);
    }
    return run;
  }

  /** HEAD, refs and status of the clone, and the refs of the remote. */
  private static String state(World world) {
    GitFixture clone = GitFixture.at(world.checkout());
    return clone.run("branch", "--show-current")
        + clone.run("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags")
        + clone.run("status", "--porcelain", "--ignored")
        + GitFixture.at(world.remote()).refs();
  }
}
