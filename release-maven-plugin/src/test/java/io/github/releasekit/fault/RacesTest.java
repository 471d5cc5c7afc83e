package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.World.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two releases at once, each held at one of its calls of git until the other has gone on: from two
 * clones, where one wins and the other changes nothing, and in one clone, where one waits its turn.
 */
class RacesTest {

  private static final int SAMPLE = 108;

  /**
   * What the loser says, by how far it has come: planning, rehearsing and pushing, or entering the
   * release in a ledger that it has read again.
   */
  private static final List<String> LOST =
      List.of(
          "tag v" + World.NEXT,
          "has moved while",
          World.NEXT + " is in the ledger already, as the release of ");

  @TempDir Path temp;

  /**
   * Two runs of prepare.
   *
   * @param first the call at which the first one is held
   * @param second the call at which the second one is held meanwhile; 0 for none
   * @param sameSecond whether they read the same time
   */
  record Race(int first, int second, boolean sameSecond, boolean sameClone) {}

  @Test
  void oneOfTwoWinsInASample() {
    play("races, a sample", SAMPLE);
  }

  @Test
  @Tag("faults")
  void oneOfTwoWins() {
    play("races", 1);
  }

  private void play(String name, int every) {
    Suite suite = new Suite(name, temp);
    List<Race> races = suite.probe(RacesTest::races);
    List<Race> chosen = new ArrayList<>();
    for (int i = every / 2; i < races.size(); i += every) {
      chosen.add(races.get(i));
    }
    suite.inLanes(
        chosen, (world, race) -> race.sameClone() ? inOneClone(world, race) : between(world, race));
    suite.end();
  }

  private static List<Race> races(World world) {
    Run undisturbed = world.run(Fault.NONE, "prepare");
    if (undisturbed.exit() != 0) {
      throw new AssertionError(undisturbed);
    }
    int calls = world.calls().size();
    List<Race> races = new ArrayList<>();
    for (int first = 1; first <= calls; first++) {
      for (int second = 1; second <= calls; second++) {
        races.add(new Race(first, second, (first + second) % 3 == 0, false));
      }
      races.add(new Race(first, 0, false, true));
    }
    return races;
  }

  static Outcome between(World here, Race race) {
    here.restore();
    World there = here.neighbour();
    if (!race.sameSecond()) {
      there.passAnHour();
    }
    Oracle mine = new Oracle(here);
    Oracle theirs = new Oracle(there);
    Run first;
    Run second;
    try (Barrier held = new Barrier(here);
        Barrier meanwhile = new Barrier(there)) {
      Process one = here.start(Fault.git(race.first(), "waits"), "prepare");
      held.await(one);
      Process other = there.start(Fault.git(race.second(), "waits"), "prepare");
      meanwhile.await(other);
      meanwhile.letOn();
      second = there.end(other);
      mine.judge("while the first one is held");
      held.letOn();
      first = here.end(one);
    }
    mine.judge("after the race");
    List<String> told = new ArrayList<>(List.of("first gave " + first, "second gave " + second));
    if (first.exit() + second.exit() != Driver.REFUSED) {
      mine.report("I3", "not one of the two has won");
      return new Outcome(mine.violations(), told);
    }
    boolean won = first.exit() == 0;
    Oracle loser = won ? theirs : mine;
    loser.untouched("after the race is lost");
    String said = String.join(" ", (won ? second : first).lines());
    if (LOST.stream().noneMatch(said::contains)) {
      loser.report("I7", "the loser does not say that it has lost: " + said);
    }
    GitFixture.at((won ? there : here).checkout()).run("pull", "--quiet", "--rebase", "--tags");
    Episode winner = new Episode(won ? here : there);
    winner.finish(won ? mine : theirs);
    told.addAll(winner.told());
    return new Outcome(
        Stream.of(mine, theirs).flatMap(oracle -> oracle.violations().stream()).toList(), told);
  }

  static Outcome inOneClone(World world, Race race) {
    world.restore();
    World twin = world.twin();
    twin.passAnHour();
    Oracle oracle = new Oracle(world);
    Run first;
    Run second;
    try (Barrier held = new Barrier(world)) {
      Process one = world.start(Fault.git(race.first(), "waits"), "prepare");
      held.await(one);
      second = twin.run(Fault.NONE, "prepare");
      oracle.judge("while the first one is held");
      held.letOn();
      first = world.end(one);
    }
    List<String> told = new ArrayList<>(List.of("first gave " + first, "second gave " + second));
    if (!first.orderly() || !second.orderly() || first.exit() * second.exit() != 0) {
      oracle.report("I7", "not one of the two is done");
    }
    if (begins(first) && begins(second)) {
      oracle.report("I7", "two releases have begun in one clone");
    }
    world.passAnHour();
    Episode episode = new Episode(world);
    episode.finish(oracle);
    told.addAll(episode.told());
    return new Outcome(oracle.violations(), told);
  }

  private static boolean begins(Run run) {
    return run.lines().stream().anyMatch(line -> line.startsWith("Releasing "));
  }
}
