package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.World.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A release to which something happens, from the world as it was made to the end: the faulty runs,
 * then what {@code status} says is next until the release is performed, then once more.
 */
final class Episode {

  /** How the user goes on after the faulty runs. */
  enum Recovery {
    /** Runs what {@code status} prints. */
    BY_STATUS,
    /** Types the same command again, twice, and then asks {@code status}. */
    BY_REPEATING
  }

  private static final int STEPS_TO_THE_END = 6;
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\" : \"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern REMOVAL = Pattern.compile("rm '([^']+\\.lock)'");

  private final World world;
  private final List<String> told = new ArrayList<>();

  Episode(World world) {
    this.world = world;
  }

  /**
   * How it went.
   *
   * @param told what was run, and what it gave
   * @param reached whether what was to happen has happened
   */
  record Outcome(List<String> violations, List<String> told, boolean reached) {

    Outcome(List<String> violations, List<String> told) {
      this(violations, told, true);
    }
  }

  /** What was run so far, and what it gave. */
  List<String> told() {
    return List.copyOf(told);
  }

  /** Plays it. */
  Outcome play(Recovery recovery, List<Fault> faults) {
    world.restore();
    Oracle oracle = new Oracle(world);
    boolean reached = true;
    for (Fault fault : faults) {
      Run faulty = world.run(fault, "prepare", "perform");
      told.add(fault.name() + " gave " + faulty);
      reached &= !fault.injects() || world.injected();
      if (!faulty.orderly()) {
        oracle.report("I7", "neither done nor refused: " + faulty);
      }
      oracle.judge("after " + fault.name());
      left(oracle, faulty);
    }
    if (recovery == Recovery.BY_REPEATING) {
      goOn(oracle, "prepare", "perform");
      goOn(oracle, "perform");
    }
    finish(oracle);
    return new Outcome(oracle.violations(), told, reached);
  }

  /** I7, I5: goes on as status says, until the release is performed, and then once more. */
  void finish(Oracle oracle) {
    recover(oracle);
    oracle.complete();
    changesNothing(oracle);
  }

  /** A run without a fault, which may be refused. */
  private Run goOn(Oracle oracle, String... goals) {
    Run run = world.run(goals);
    told.add(String.join(" ", goals) + " gave " + run);
    if (run.exit() == Driver.POM_UNREADABLE) {
      restorePom();
      return goOn(oracle, goals);
    }
    if (!run.orderly()) {
      oracle.report("I7", "neither done nor refused: " + run);
    }
    oracle.judge("after " + String.join(" ", goals));
    left(oracle, run);
    return run;
  }

  /**
   * A git that is killed while it writes the POM leaves a part of it, and its lock. No goal runs
   * then: it is for the user to see, and to restore as by any other accident.
   */
  private void restorePom() {
    world.checkout().resolve(".git/index.lock").toFile().delete();
    byHand("git checkout -- pom.xml");
  }

  private void recover(Oracle oracle) {
    for (int step = 0; step < STEPS_TO_THE_END; step++) {
      Map<String, String> status = status(oracle);
      String next = status.getOrDefault("next", "");
      boolean released =
          status.getOrDefault("version", "").equals(World.NEXT)
              && status.getOrDefault("state", "").equals("performed");
      if (released) {
        return;
      }
      if (next.startsWith("git ")) {
        byHand(oracle, next);
        continue;
      }
      String goal = next.replace("mvn release-kit:", "");
      Run run = goOn(oracle, goal.equals("plan") ? "prepare" : goal);
      if (run.exit() != 0 && !removesLock(run)) {
        oracle.report("I7", "status said '" + next + "', which gave " + run);
        return;
      }
    }
    oracle.report("I7", "not released after " + STEPS_TO_THE_END + " commands that status gave");
  }

  /** Whether it was refused for a lock that a killed git has left, which is removed as it says. */
  private boolean removesLock(Run run) {
    Matcher remedy = REMOVAL.matcher(String.join("\n", run.lines()));
    return remedy.find() && world.checkout().resolve(remedy.group(1)).toFile().delete();
  }

  /** What a goal that is done has left to the user. */
  private void left(Oracle oracle, Run run) {
    run.lines().stream()
        .filter(line -> line.contains("; next: git "))
        .map(line -> line.substring(line.indexOf("; next: ") + "; next: ".length()))
        .forEach(command -> byHand(oracle, command));
  }

  private void byHand(Oracle oracle, String command) {
    try {
      byHand(command);
    } catch (AssertionError e) {
      oracle.report("I7", "'" + command + "' was said to be next: " + e.getMessage().strip());
    }
  }

  private void byHand(String command) {
    told.add(command);
    for (String part : command.split(" && ")) {
      GitFixture.at(world.checkout()).run(part.substring("git ".length()).split(" "));
    }
  }

  /** What {@code status} says, by the names of its JSON. */
  private Map<String, String> status(Oracle oracle) {
    Run run = goOn(oracle, "status");
    if (run.exit() != 0) {
      oracle.report("I7", "status gave " + run);
      return Map.of();
    }
    Matcher field = FIELD.matcher(String.join("", run.lines()));
    Map<String, String> status = new java.util.HashMap<>();
    while (field.find()) {
      status.put(field.group(1), field.group(2));
    }
    return status;
  }

  /** I5: what is released stays as it is, whatever is run again. */
  private void changesNothing(Oracle oracle) {
    Map<String, String> before = oracle.everything();
    goOn(oracle, "prepare");
    goOn(oracle, "perform");
    Map<String, String> after = oracle.everything();
    TreeSet<String> differ = new TreeSet<>();
    Stream.of(before, after)
        .flatMap(map -> map.keySet().stream())
        .filter(name -> !String.valueOf(before.get(name)).equals(after.get(name)))
        .forEach(differ::add);
    if (!differ.isEmpty()) {
      oracle.report("I5", "one more prepare and perform have changed " + differ);
    }
  }
}
