package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.World.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release that ends a branch, or its rollback, to which something happens, and how it ends. */
final class BranchEpisode {

  /** How the user goes on after the faulty runs. */
  enum Recovery {
    /** Runs what {@code status} prints. */
    BY_STATUS,
    /** Types the same command again. */
    BY_REPEATING,
    /** Takes the release back. */
    BY_ROLLBACK
  }

  /**
   * What happens.
   *
   * @param goal that is disturbed
   */
  record Disturbance(String goal, Fault fault, Recovery recovery) {
    @Override
    public String toString() {
      return goal + ": " + fault.name() + ", then " + recovery;
    }
  }

  /** Who works meanwhile. */
  enum Worker {
    /** Somebody pushes to the first branch that the release goes into. */
    INTO,
    /** Somebody pushes to the branch that ends. */
    ENDED,
    /** The user commits to the branch that ends. */
    OWN
  }

  /**
   * Somebody works while the goal is held.
   *
   * @param call of git that it is held at
   */
  record Race(int call, Worker worker) {}

  private static final int RUNS_TO_THE_END = 6;
  private static final Pattern STATUS = Pattern.compile("\"(state|next)\" : \"([^\"]*)\"");
  private static final Pattern LOCK = Pattern.compile("rm '([^']+\\.lock)'");
  private static final String NEXT = "; next: ";
  private static final String HIT = "hit by ";

  private final World world;
  private final Flow flow;
  private final BranchOracle oracle;
  private final List<String> told = new ArrayList<>();
  private boolean takesBack;

  private BranchEpisode(World world, Flow flow) {
    this.world = world;
    this.flow = flow;
    world.restore();
    this.oracle = new BranchOracle(world, flow);
  }

  /** Plays the end of a branch. */
  static Outcome finish(World world, Flow flow, Disturbance what) {
    BranchEpisode episode = new BranchEpisode(world, flow);
    episode.disturb(what);
    if (what.recovery() == Recovery.BY_ROLLBACK) {
      boolean isPublic = episode.oracle.isPublic();
      episode.rollBack(isPublic);
      if (isPublic) {
        episode.oracle.rolledBack();
      } else {
        episode.oracle.neverWas();
      }
    } else {
      episode.goOn(what.recovery());
      episode.oracle.complete();
    }
    episode.changesNothing(what.recovery() == Recovery.BY_ROLLBACK ? flow.rollback() : flow.goal());
    return episode.outcome(what);
  }

  /** Plays the rollback of a release that has ended a branch. */
  static Outcome rollBack(World world, Flow flow, Disturbance what) {
    BranchEpisode episode = new BranchEpisode(world, flow);
    if (!episode.oracle.released()) {
      episode.run(flow.goal());
    }
    episode.takesBack = true;
    episode.disturb(what);
    episode.rollBack(true);
    episode.oracle.rolledBack();
    episode.changesNothing(flow.rollback());
    return episode.outcome(what);
  }

  /** Plays the end of a branch that somebody works on meanwhile. */
  static Outcome race(World world, Flow flow, Race race) {
    BranchEpisode episode = new BranchEpisode(world, flow);
    GitFixture remote = GitFixture.at(world.remote());
    GitFixture clone = GitFixture.at(world.checkout());
    boolean own = race.worker() == Worker.OWN;
    String commit;
    Run run;
    try (Barrier held = new Barrier(world)) {
      Process process = world.start(Fault.git(race.call(), "waits"), flow.goal());
      held.await(process);
      commit =
          own
              ? clone.commit("fix: on top", "src/main/Top.java", "class Top {}\n")
              : BranchRacesTest.commit(
                  remote, race.worker() == Worker.INTO ? flow.forwards().get(0) : flow.ended());
      held.letOn();
      run = world.end(process);
    }
    if (own) {
      episode.told.add(race + " gave " + run);
      if (clone.run("branch", "--contains", commit).isBlank()) {
        episode.oracle.report("I4", "the user's commit is on no branch of the clone");
      }
      return new Outcome(episode.oracle.violations(), episode.told);
    }
    episode.heard(race.toString(), run);
    episode.kept(remote, commit);
    if (run.exit() != 0) {
      episode.byHand("git pull --rebase --tags");
      episode.goOn(Recovery.BY_REPEATING);
    }
    episode.kept(remote, commit);
    boolean stays = race.worker() == Worker.ENDED && !episode.oracle.released();
    if (stays && episode.oracle.isPublic()) {
      episode.oracle.judge("where the branch stays for what came too late");
    } else {
      episode.oracle.complete();
    }
    return new Outcome(episode.oracle.violations(), episode.told);
  }

  /** I4: what somebody has pushed is on the remote still. */
  private void kept(GitFixture remote, String commit) {
    if (remote.run("branch", "--contains", commit).isBlank()) {
      oracle.report("I4", "a commit of somebody else is on no branch of the remote any more");
    }
  }

  /** Plays the end of a branch that is killed, and goes on when somebody has worked on it. */
  static Outcome goOnAfter(World world, Flow flow, Race race) {
    BranchEpisode episode = new BranchEpisode(world, flow);
    GitFixture remote = GitFixture.at(world.remote());
    episode.disturb(
        new Disturbance(flow.goal(), Fault.git(race.call(), "after"), Recovery.BY_REPEATING));
    boolean into = race.worker() == Worker.INTO;
    String commit = BranchRacesTest.commit(remote, into ? flow.forwards().get(0) : flow.ended());
    Run run = episode.run(flow.goal());
    if (run.exit() != 0) {
      episode.oracle.report("I7", "it does not go on: " + run);
    }
    episode.kept(remote, commit);
    if (into) {
      episode.oracle.complete();
    }
    return new Outcome(episode.oracle.violations(), episode.told);
  }

  private Outcome outcome(Disturbance what) {
    boolean reached = !what.fault().injects() || told.stream().anyMatch(run -> run.startsWith(HIT));
    return new Outcome(oracle.violations(), told, reached);
  }

  private void disturb(Disturbance what) {
    Run run = world.run(what.fault(), what.goal());
    boolean hit = what.fault().injects() && world.injected();
    heard((hit ? HIT : "") + what.fault().name() + ", " + what.goal(), run);
  }

  private Run run(String goal) {
    Run run = world.run(goal);
    if (run.exit() == Driver.POM_UNREADABLE) {
      restorePom();
      return run(goal);
    }
    heard(goal, run);
    return run;
  }

  /** As a killed git leaves it, which has written a part of the POM. */
  private void restorePom() {
    world.checkout().resolve(".git/index.lock").toFile().delete();
    byHand("git checkout -- pom.xml");
  }

  private void heard(String what, Run run) {
    told.add(what + " gave " + run);
    if (!run.orderly()) {
      oracle.report("I7", "neither done nor refused: " + run);
    }
    if (takesBack) {
      oracle.judgeRollback("after " + what);
    } else {
      oracle.judge("after " + what);
    }
    run.lines().stream()
        .filter(line -> line.contains(NEXT + "git "))
        .forEach(line -> byHand(line.substring(line.indexOf(NEXT) + NEXT.length())));
  }

  private void byHand(String command) {
    told.add(command);
    try {
      for (String part : command.split(" && ")) {
        GitFixture.at(world.checkout()).run(part.substring("git ".length()).split(" "));
      }
    } catch (AssertionError e) {
      oracle.report("I7", "'" + command + "' was said to be next: " + e.getMessage().strip());
    }
  }

  /** Until the release is there and the clone follows it. */
  private void goOn(Recovery recovery) {
    for (int step = 0; step < RUNS_TO_THE_END; step++) {
      String next = recovery == Recovery.BY_STATUS ? next() : flow.goal();
      if (next.isEmpty()) {
        return;
      }
      if (next.startsWith("git ")) {
        byHand(next);
        continue;
      }
      Run run = run(next);
      if (removesLock(run)) {
        continue;
      }
      if (recovery == Recovery.BY_REPEATING && (run.exit() == 0 || oracle.released())) {
        return;
      }
      if (run.exit() != 0) {
        oracle.report("I7", "'" + next + "' was to go on with it, and gave " + run);
        return;
      }
    }
    oracle.report("I7", "not done after " + RUNS_TO_THE_END + " commands");
  }

  /** What {@code status} says is next; empty when all is done. */
  private String next() {
    Run status = run("status");
    Map<String, String> fields = new HashMap<>();
    Matcher field = STATUS.matcher(String.join("", status.lines()));
    while (field.find()) {
      fields.put(field.group(1), field.group(2));
    }
    String next = fields.getOrDefault("next", "").replace("mvn release-kit:", "");
    if (fields.getOrDefault("state", "").equals("interrupted") || next.equals("perform")) {
      return next;
    }
    return oracle.released() ? "" : flow.goal();
  }

  private void rollBack(boolean isPublic) {
    takesBack = isPublic;
    Run run = run(flow.rollback());
    for (int step = 1; step < RUNS_TO_THE_END && run.exit() != 0; step++) {
      removesLock(run);
      run = run(flow.rollback());
    }
    if (run.exit() != 0) {
      oracle.report("I7", "not rolled back after " + RUNS_TO_THE_END + " runs: " + run);
    }
  }

  /** Whether it stopped at a lock that a killed git has left, which is removed as it says. */
  private boolean removesLock(Run run) {
    Matcher lock = LOCK.matcher(String.join("\n", run.lines()));
    return lock.find() && world.checkout().resolve(lock.group(1)).toFile().delete();
  }

  /** I5: what is done stays as it is, whatever is run again. */
  private void changesNothing(String goal) {
    Map<String, String> before = oracle.everything();
    run(goal);
    Set<String> differ = BranchOracle.differing(before, oracle.everything());
    if (!differ.isEmpty()) {
      oracle.report("I5", "one more " + goal + " has changed " + differ);
    }
  }
}
