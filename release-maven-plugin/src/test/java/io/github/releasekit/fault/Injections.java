package io.github.releasekit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.Programs;
import io.github.releasekit.fault.World.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/**
 * The system calls of a release that can be disturbed, in the process that runs the goals and in
 * each of git's, as they are counted on an undisturbed run under strace. Strace counts the calls of
 * each thread and of each name for itself: the n-th is that of the first one to reach it.
 */
final class Injections {

  private final World world;

  /**
   * @param world is used for the undisturbed run
   */
  Injections(World world) {
    this.world = world;
  }

  /**
   * Plays every n-th of the schedules, where this machine can.
   *
   * @param name of the suite
   * @param directory empty
   */
  static void play(
      String name,
      Path directory,
      int every,
      List<String> hows,
      Function<Integer, String> injection) {
    Suite suite = new Suite(name, directory);
    if (!possible()) {
      suite.skip("there is no strace that may trace");
    }
    suite.play(suite.probe(world -> new Injections(world).schedules(hows, injection)), every);
    suite.end();
  }

  /** Leaves a test out where there is no strace that may trace; in CI there has to be one. */
  static void assumePossible() {
    if (!possible()) {
      assertThat(System.getenv("CI")).as("CI has no strace that may trace").isNotEqualTo("true");
      Assumptions.abort("there is no strace that may trace");
    }
  }

  /** Whether this machine has strace, and lets it trace. */
  static boolean possible() {
    if (Programs.find("strace").isEmpty()) {
      return false;
    }
    try {
      return new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true").start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Schedules with one injection each.
   *
   * @param hows a git is disturbed: {@code alone}, {@code together}
   * @param injection by the number of the point: what strace does to the call, without {@code when}
   */
  List<Schedule> schedules(List<String> hows, Function<Integer, String> injection) {
    Path output = trace("prepare", "perform");
    List<Schedule> schedules = new ArrayList<>();
    for (SystemCalls calls : SystemCalls.values()) {
      for (int n = 1; n <= count(output, calls); n++) {
        String what = injection.apply(schedules.size()) + ":when=" + n;
        schedules.add(Schedule.of(Fault.inJava(calls, what)));
      }
    }
    int before = schedules.size();
    inGit(output, call -> true, hows, n -> injection.apply(before + n))
        .forEach(fault -> schedules.add(Schedule.of(fault)));
    return schedules;
  }

  /**
   * Faults with one injection each, in calls of git.
   *
   * @param call whether a call is disturbed, by its arguments
   */
  List<Fault> faults(
      String goal, Predicate<String> call, List<String> hows, Function<Integer, String> injection) {
    return inGit(trace(goal), call, hows, injection);
  }

  private Path trace(String... goals) {
    Run undisturbed = world.run(Fault.traced(), goals);
    if (undisturbed.exit() != 0) {
      throw new AssertionError(undisturbed);
    }
    return world.straceOutput();
  }

  private List<Fault> inGit(
      Path output,
      Predicate<String> disturbed,
      List<String> hows,
      Function<Integer, String> injection) {
    List<Fault> faults = new ArrayList<>();
    List<String> made = world.calls();
    for (int call = 1; call <= made.size(); call++) {
      if (disturbed.test(made.get(call - 1))) {
        Path trace = output.resolveSibling("strace." + call);
        for (SystemCalls calls : SystemCalls.values()) {
          for (int n = 1; n <= count(trace, calls); n++) {
            for (String how : hows) {
              String what = injection.apply(faults.size()) + ":when=" + n;
              faults.add(Fault.inGit(call, how, calls, what));
            }
          }
        }
      }
    }
    return faults;
  }

  /** How often the busiest thread makes the busiest of these calls. */
  private static int count(Path trace, SystemCalls calls) {
    Map<String, Integer> counts = new HashMap<>();
    try {
      for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
        int end = line.indexOf('(');
        if (end > 0 && !line.contains("<... ")) {
          String[] threadAndCall = line.substring(0, end).split(" +");
          if (threadAndCall.length == 2 && calls.contains(threadAndCall[1])) {
            counts.merge(line.substring(0, end), 1, Integer::sum);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts.values().stream().mapToInt(n -> n).max().orElse(0);
  }
}
