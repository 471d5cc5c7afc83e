package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.World.Run;
import io.github.releasekit.server.ForgeState.Published;
import io.github.releasekit.server.GitHubDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Halts a release that goes to channels, and one that is taken back from them, before and after
 * each entry of the journal and at every line, and runs it again.
 */
class ChannelHaltsTest {

  private static final int SAMPLE = 36;
  private static final int RUNS_TO_THE_END = 3;
  private static final Pattern COUNTED =
      Pattern.compile("counted (\\d+) lines, (\\d+) readings of the clock");

  @TempDir Path temp;

  @BeforeAll
  static void requireDescription() {
    GitHubDescription.require();
  }

  @Test
  void bringsAReleaseToEachChannelOnceInASample() {
    play("halts of channels, a sample", SAMPLE);
  }

  @Test
  @Tag("faults")
  void bringsAReleaseToEachChannelOnce() {
    play("halts of channels", 1);
  }

  private void play(String name, int every) {
    Suite suite = new Suite(name, temp);
    try (ChannelWorld world = new ChannelWorld(temp.resolve("world"), "")) {
      for (boolean back : List.of(false, true)) {
        List<Fault> all = faults(world, back);
        for (int i = every / 2; i < all.size(); i += every) {
          Fault fault = all.get(i);
          suite.count((back ? "taking back, " : "performing, ") + fault, play(world, back, fault));
        }
      }
    }
    suite.end();
  }

  private static String goal(boolean back) {
    return back ? "take-back" : "perform";
  }

  private static void prepare(ChannelWorld world, boolean back) {
    world.begin();
    require(world.prepare());
    if (back) {
      require(world.world().run("perform"));
    }
  }

  private static void require(Run run) {
    if (run.exit() != 0) {
      throw new AssertionError(run);
    }
  }

  private static List<Fault> faults(ChannelWorld world, boolean back) {
    prepare(world, back);
    Run undisturbed = world.world().run(Fault.NONE, goal(back));
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
    return faults;
  }

  private static Outcome play(ChannelWorld world, boolean back, Fault fault) {
    List<String> told = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    prepare(world, back);
    told.add(fault.name() + " gave " + world.world().run(fault, goal(back)));
    Run again = world.world().run(goal(back));
    for (int run = 1; run < RUNS_TO_THE_END && again.exit() != 0; run++) {
      told.add(goal(back) + " gave " + again);
      again = world.world().run(goal(back));
    }
    told.add(goal(back) + " gave " + again);
    if (again.exit() != 0) {
      violations.add("I7 it is not done after " + RUNS_TO_THE_END + " more runs");
    }
    if (back) {
      takenBack(world, violations);
    } else {
      performed(world, violations);
    }
    Map<String, Object> before = world.everything();
    told.add("once more gave " + world.world().run(goal(back)));
    world
        .everything()
        .forEach(
            (what, now) -> {
              if (!now.equals(before.get(what))) {
                violations.add("I5 another run has changed " + what + " to " + now);
              }
            });
    if (told.stream().anyMatch(ChannelWorld::holdsSecret) || !world.spilled().isEmpty()) {
      violations.add("a secret was spilled to the output, or to " + world.spilled());
    }
    return new Outcome(violations, told);
  }

  private static void performed(ChannelWorld world, List<String> violations) {
    Published shown = world.shown();
    var issue = world.forge().state().talk("#1");
    expect(violations, "draft", false, shown.draft());
    expect(violations, "files", 1, shown.files().size());
    expect(violations, "comments", 1, issue.comments().size());
    expect(violations, "milestones", Map.of(World.NEXT, false), world.forge().state().milestones());
    expect(violations, "latest", ChannelWorld.TAG, world.forge().latest().orElse(""));
    expect(violations, "brought", List.of(World.NEXT), world.brought());
    expect(
        violations,
        "the ledger",
        Map.of("prepared", 1, "performed", 1, "notified", 1),
        world.events());
    expect(violations, "different notices", 1, Set.copyOf(world.told()).size());
    for (String channel : List.of("github", "site")) {
      String delivery = "\"channel\" : \"" + channel + "\"";
      if (!world.event("performed").contains(delivery)) {
        violations.add("I5 the ledger does not know of " + channel);
      }
    }
  }

  private static void takenBack(ChannelWorld world, List<String> violations) {
    Published shown = world.shown();
    expect(violations, "pre-release", true, shown.preRelease());
    expect(violations, "warnings", 2, shown.notes().split("was taken back", -1).length);
    expect(violations, "brought", List.of("gone"), world.brought());
    expect(
        violations,
        "the ledger",
        Map.of("prepared", 1, "performed", 1, "notified", 2, "yanked", 1),
        world.events());
    expect(violations, "different notices", 2, Set.copyOf(world.told()).size());
    GitFixture remote = GitFixture.at(world.world().remote());
    String changelog = remote.run("show", "main:CHANGELOG.md");
    expect(violations, "marks", 2, changelog.split("\\[YANKED]", -1).length);
    expect(
        violations,
        "commits of it",
        1L,
        remote.run("log", "--format=%s", "main").lines().filter(s -> s.contains("yanked")).count());
    String clone = GitFixture.at(world.world().checkout()).id("main");
    expect(violations, "the clone's branch", remote.id("main"), clone);
  }

  private static void expect(List<String> violations, String what, Object wanted, Object is) {
    if (!wanted.equals(is)) {
      violations.add("I5 " + what + ": " + is + ", not " + wanted);
    }
  }
}
