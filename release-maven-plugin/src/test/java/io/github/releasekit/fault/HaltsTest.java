package io.github.releasekit.fault;

import io.github.releasekit.fault.Episode.Recovery;
import io.github.releasekit.fault.World.Host;
import io.github.releasekit.fault.World.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Halts the process before, in and after every step, lets git fail or its answers be lost, and then
 * goes on; also while recovering.
 */
class HaltsTest {

  private static final int SAMPLE = 90;
  private static final int PAIRS = 40;
  private static final long SEED = 20261124;
  private static final Pattern COUNTED =
      Pattern.compile("counted (\\d+) lines, (\\d+) readings of the clock");

  @TempDir Path temp;

  @Test
  void leavesNothingHalfDoneInASample() {
    play("halts, a sample", SAMPLE, Host.ATOMIC);
  }

  @Test
  @Tag("faults")
  void leavesNothingHalfDone() {
    play("halts", 1, Host.ATOMIC);
  }

  @Test
  void leavesNothingHalfDoneInOrderInASample() {
    play("halts of a push in order, a sample", SAMPLE, Host.PLAIN);
  }

  @Test
  @Tag("faults")
  void leavesNothingHalfDoneInOrder() {
    play("halts of a push in order", 1, Host.PLAIN);
  }

  @Test
  void leavesNothingHalfDoneOfWhatPerformBuildsInASample() {
    playUnbuilt("halts without a build, a sample", SAMPLE / 2);
  }

  @Test
  @Tag("faults")
  void leavesNothingHalfDoneOfWhatPerformBuilds() {
    playUnbuilt("halts without a build", 1);
  }

  private void play(String name, int every, Host host) {
    play(new Suite(name, temp).on(host), every);
  }

  private void playUnbuilt(String name, int every) {
    play(new Suite(name, temp).after(HaltsTest::leaveTheBuildToPerform), every);
  }

  private static void leaveTheBuildToPerform(World world) {
    try {
      Files.createFile(Driver.unbuilt(world));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void play(Suite suite, int every) {
    suite.play(suite.probe(HaltsTest::schedules), every);
    suite.end();
  }

  private static List<Schedule> schedules(World world) {
    Run undisturbed = world.run(Fault.NONE, "prepare", "perform");
    Matcher counted = COUNTED.matcher(String.join(" ", undisturbed.lines()));
    if (undisturbed.exit() != 0 || !counted.find()) {
      throw new AssertionError(undisturbed);
    }
    List<String> calls = world.calls();
    List<Fault> halts = new ArrayList<>();
    for (int line = 1; line <= Integer.parseInt(counted.group(1)); line++) {
      halts.add(Fault.haltAtLine(line));
    }
    for (int reading = 1; reading <= Integer.parseInt(counted.group(2)); reading++) {
      halts.add(Fault.haltAtClock(reading));
    }
    for (int call = 1; call <= calls.size(); call++) {
      halts.add(Fault.git(call, "before"));
      halts.add(Fault.git(call, "after"));
    }
    halts.addAll(List.of(Fault.build("before"), Fault.build("during"), Fault.build("after")));
    List<Schedule> schedules = new ArrayList<>();
    for (Fault halt : halts) {
      schedules.add(new Schedule(Recovery.BY_STATUS, List.of(halt)));
      schedules.add(new Schedule(Recovery.BY_REPEATING, List.of(halt)));
    }
    Random random = new Random(SEED);
    for (int pair = 0; pair < PAIRS; pair++) {
      Fault first = halts.get(random.nextInt(halts.size()));
      Fault second = halts.get(random.nextInt(halts.size()));
      schedules.add(new Schedule(Recovery.BY_STATUS, List.of(first, second)));
    }
    schedules.addAll(failures(calls));
    return schedules;
  }

  /** I6: git fails, or its answer is lost, or it says that it has pushed what it has not. */
  private static List<Schedule> failures(List<String> calls) {
    List<Schedule> schedules = new ArrayList<>();
    schedules.add(Schedule.of(Fault.build("fails")));
    for (int call = 1; call <= calls.size(); call++) {
      schedules.add(Schedule.of(Fault.git(call, "fails")));
      schedules.add(Schedule.of(Fault.git(call, "lost")));
      if (calls.get(call - 1).startsWith("push ")) {
        schedules.add(Schedule.of(Fault.git(call, "lies")));
      }
    }
    return schedules;
  }
}
