package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.World.Host;
import io.github.releasekit.fault.World.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Halts a rollback of a pushed release at every line, reading of the clock and call of git. */
class RollbackHaltsTest {

  private static final int SAMPLE = 16;
  private static final int RUNS_TO_THE_END = 3;
  private static final String TAG = "refs/tags/v" + World.NEXT;
  private static final String ROLLED_BACK = "-rolled-back.json";
  private static final Pattern COUNTED =
      Pattern.compile("counted (\\d+) lines, (\\d+) readings of the clock");

  @TempDir Path temp;

  @Test
  void leavesNoRollbackHalfDoneInASample() {
    play("halts of a rollback, a sample", SAMPLE, Host.ATOMIC);
  }

  @Test
  @Tag("faults")
  void leavesNoRollbackHalfDone() {
    play("halts of a rollback", 1, Host.ATOMIC);
  }

  @Test
  @Tag("faults")
  void leavesNoRollbackHalfDoneInOrder() {
    play("halts of a rollback in order", 1, Host.PLAIN);
  }

  private void play(String name, int every, Host host) {
    Suite suite = new Suite(name, temp).on(host);
    List<Fault> all = suite.probe(RollbackHaltsTest::faults);
    List<Fault> chosen = new ArrayList<>();
    for (int i = every / 2; i < all.size(); i += every) {
      chosen.add(all.get(i));
    }
    suite.inLanes(chosen, RollbackHaltsTest::rollBack);
    suite.end();
  }

  private static List<Fault> faults(World world) {
    world.run("prepare");
    Run undisturbed = world.run(Fault.NONE, "rollback");
    Matcher counted = COUNTED.matcher(String.join(" ", undisturbed.lines()));
    if (undisturbed.exit() != 0 || !counted.find()) {
      throw new AssertionError(undisturbed);
    }
    List<Fault> faults = new ArrayList<>();
    for (int line = 1; line <= Integer.parseInt(counted.group(1)); line++) {
      faults.add(Fault.haltAtLine(line));
    }
    for (int reading = 1; reading <= Integer.parseInt(counted.group(2)); reading++) {
      faults.add(Fault.haltAtClock(reading));
    }
    List<String> calls = world.calls();
    for (int call = 1; call <= calls.size(); call++) {
      faults.add(Fault.git(call, "before"));
      faults.add(Fault.git(call, "after"));
      faults.add(Fault.git(call, "fails"));
      if (calls.get(call - 1).startsWith("push ")) {
        faults.add(Fault.git(call, "lies"));
      }
    }
    return faults;
  }

  private static Outcome rollBack(World world, Fault fault) {
    world.restore();
    List<String> told = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    GitFixture clone = GitFixture.at(world.checkout());
    String status = clone.run("status", "--porcelain", "--ignored");
    String base = GitFixture.at(world.remote()).id("main^{tree}");
    told.add("prepare gave " + world.run("prepare"));
    Run faulty = world.run(fault, "rollback");
    told.add(fault.name() + " gave " + faulty);
    together(world, base, violations);
    Run again = faulty;
    for (int run = 1; run <= RUNS_TO_THE_END && (run == 1 || again.exit() != 0); run++) {
      again = world.run("rollback");
      told.add("rollback gave " + again);
      together(world, base, violations);
    }
    if (again.exit() != 0) {
      violations.add("I7 it is not rolled back after " + RUNS_TO_THE_END + " more runs");
    }
    complete(world, base, violations);
    if (!clone.run("status", "--porcelain", "--ignored").equals(status)) {
      violations.add("I4 git status is " + clone.run("status", "--porcelain", "--ignored"));
    }
    String refs = clone.refs() + GitFixture.at(world.remote()).refs();
    told.add("once more gave " + world.run("rollback"));
    if (!refs.equals(clone.refs() + GitFixture.at(world.remote()).refs())) {
      violations.add("I5 another run has changed refs");
    }
    return new Outcome(violations, told);
  }

  /** I1: revert, ledger and tag go together, or in this order. */
  private static void together(World world, String base, List<String> violations) {
    GitFixture remote = GitFixture.at(world.remote());
    boolean reverted = remote.id("main^{tree}").equals(base);
    boolean recorded = rolledBack(world) > 0;
    boolean untagged = !remote.refs().contains(TAG + " ");
    boolean whole = reverted == recorded && reverted == untagged;
    boolean inOrder = (reverted || !recorded) && (recorded || !untagged);
    if (!(world.host() == Host.ATOMIC ? whole : inOrder)) {
      violations.add(
          "I1 reverted: %s, in the ledger: %s, tag gone: %s"
              .formatted(reverted, recorded, untagged));
    }
  }

  /** I5: taken back once, the clone follows, and nothing is left of it. */
  private static void complete(World world, String base, List<String> violations) {
    GitFixture remote = GitFixture.at(world.remote());
    GitFixture clone = GitFixture.at(world.checkout());
    if (!remote.id("main^{tree}").equals(base) || rolledBack(world) != 1) {
      violations.add("I5 rolled back " + rolledBack(world) + " times");
    }
    if (!clone.id("main").equals(remote.id("main"))) {
      violations.add("I5 the clone's branch is at " + clone.run("log", "--oneline", "-3", "main"));
    }
    if (clone.refs().contains(TAG + " ")) {
      violations.add("I5 the clone still has the tag");
    }
    if (Files.exists(world.checkout().resolve(".git/release-kit/" + World.NEXT))
        || Files.exists(world.checkout().resolve("target/release-kit/" + World.NEXT))) {
      violations.add("I5 journal or attempt is left");
    }
  }

  private static long rolledBack(World world) {
    return GitFixture.at(world.remote())
        .run("ls-tree", "-r", "--name-only", world.ledger())
        .lines()
        .filter(path -> path.endsWith(ROLLED_BACK))
        .count();
  }
}
