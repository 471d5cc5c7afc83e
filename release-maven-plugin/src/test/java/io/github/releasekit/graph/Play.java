package io.github.releasekit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a scenario with real repositories, and compares what comes of it. */
final class Play {

  private static final String COMMAND = "$ ";
  private static final String MEANWHILE = "> ";
  private static final String WRITE = "write ";
  private static final String COMMIT = "commit ";

  private final Scenario scenario;
  private final Path directory;
  private final List<String> said = new ArrayList<>();

  /**
   * @param directory that is empty
   */
  Play(Scenario scenario, Path directory) {
    this.scenario = scenario;
    this.directory = directory;
  }

  /**
   * Plays it.
   *
   * @throws AssertionError when it ends otherwise than it is drawn
   */
  void play() {
    if (!scenario.hasForge()) {
      play(Optional.empty());
      return;
    }
    try (Forge forge = new Forge()) {
      play(Optional.of(forge));
      assertThat(forge.requests()).as("requests; it said %s", said).isEqualTo(scenario.requests());
    }
  }

  private void play(Optional<Forge> forge) {
    String policy = forge.map(there -> there.in(scenario.policy())).orElse(scenario.policy());
    World world = World.create(newDirectory("world"), Drawing.read(scenario.before()), policy);
    forge.ifPresent(there -> there.host(world));
    Optional<String> refusal = run(world, forge);
    if (scenario.refusals().isEmpty()) {
      assertThat(refusal).as("refused").isEmpty();
    } else {
      assertThat(refusal).as("refused; it said %s", said).isPresent();
      scenario.refusals().forEach(words -> assertThat(refusal.get()).contains(words));
    }
    for (String words : scenario.said()) {
      assertThat(said).as("said").anyMatch(line -> line.contains(words));
    }
    compare(Drawing.read(scenario.after()), world.graph());
    for (String line : scenario.changelogs()) {
      String[] parts = line.split(": ", 2);
      assertThat(String.join(", ", world.changelog(parts[0])))
          .as("changelog of " + parts[0])
          .isEqualTo(parts[1]);
    }
    if (!scenario.byHand().isEmpty()) {
      compareWithHand(world, policy);
    }
  }

  /** Equal graphs have equal drawings, so that the difference is seen in those. */
  private void compare(Graph expected, Graph found) {
    if (!found.equals(expected)) {
      Drawer drawer = new Drawer(directory.resolve("drawings.git"));
      assertThat(drawer.draw(found)).as("after; it said %s", said).isEqualTo(drawer.draw(expected));
    }
  }

  /** The files of tags and branches are those that people get by hand from the same beginning. */
  private void compareWithHand(World world, String policy) {
    World other = World.create(newDirectory("by-hand"), Drawing.read(scenario.before()), policy);
    for (String tag : new ByHand(other).run(scenario.byHand())) {
      assertThat(Tree.of(world.remote(), tag).timeless())
          .as("files of " + tag)
          .isEqualTo(Tree.of(other.remote(), tag).timeless());
    }
    for (Ref branch : world.graph().refs().keySet()) {
      if (branch.isLongLived()) {
        assertThat(Tree.of(world.remote(), branch.name()).withVersion("any").timeless())
            .as("files of " + branch)
            .isEqualTo(Tree.of(other.remote(), branch.name()).withVersion("any").timeless());
      }
    }
  }

  private Path newDirectory(String name) {
    try {
      return Files.createDirectory(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs every step; what the last one is refused for. */
  private Optional<String> run(World world, Optional<Forge> forge) {
    List<String> steps = scenario.steps();
    for (int i = 0; i < steps.size(); i++) {
      int next = i + 1;
      while (next < steps.size() && steps.get(next).startsWith(MEANWHILE)) {
        next++;
      }
      List<String> meanwhile =
          steps.subList(i + 1, next).stream().map(line -> without(MEANWHILE, line)).toList();
      try {
        run(world, forge, without(COMMAND, steps.get(i)), meanwhile);
      } catch (ReleaseException e) {
        assertThat(next).as("refused before the end: " + e.getMessage()).isEqualTo(steps.size());
        return Optional.of(e.getMessage());
      }
      i = next - 1;
    }
    return Optional.empty();
  }

  private void run(World world, Optional<Forge> forge, String command, List<String> meanwhile) {
    if (Forge.isMerge(command)) {
      forge.orElseThrow().merge(world, command);
    } else if (command.startsWith("git ")) {
      world.checkout().run(command.substring("git ".length()).split(" "));
    } else if (command.startsWith(WRITE)) {
      String[] parts = without(WRITE, command).split("=", 2);
      world.checkout().write(parts[0], parts[1] + "\n");
    } else if (command.startsWith(COMMIT)) {
      String subject = without(COMMIT, command);
      var change = Contents.change(subject);
      world.checkout().commit(subject, change.getKey(), change.getValue());
    } else {
      new Commands(world, forge, said::add).run(command, meanwhile);
    }
  }

  private static String without(String prefix, String line) {
    if (!line.startsWith(prefix)) {
      throw new IllegalArgumentException("'" + line + "' has to begin with '" + prefix + "'");
    }
    return line.substring(prefix.length());
  }
}
