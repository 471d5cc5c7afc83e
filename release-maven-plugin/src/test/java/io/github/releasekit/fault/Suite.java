package io.github.releasekit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.World.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Plays schedules, each on a world of its own lane, and counts. */
final class Suite {

  private static final int VIOLATIONS_TOLD = 10;

  private final String name;
  private final Path directory;
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger unreached = new AtomicInteger();
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private Host host = Host.ATOMIC;
  private Consumer<World> preparation = world -> {};
  private final Map<Integer, World> worlds = new HashMap<>();
  private int lanes = 2;
  private int skipped;

  /**
   * @param directory empty
   */
  Suite(String name, Path directory) {
    this.name = name;
    this.directory = directory;
  }

  /** Plays one after the other, where two would be in each other's way. */
  Suite inOneLane() {
    lanes = 1;
    return this;
  }

  /** Plays against a host that offers less. */
  Suite on(Host other) {
    host = other;
    return this;
  }

  /** Plays on worlds to which something was done before. */
  Suite after(Consumer<World> done) {
    preparation = done;
    return this;
  }

  private World world(int lane) {
    return worlds.computeIfAbsent(
        lane,
        number -> {
          World world = World.create(directory.resolve("lane-" + number), host);
          preparation.accept(world);
          world.keep();
          return world;
        });
  }

  /** Plays every n-th schedule, so that a sample reaches over all of them. */
  void play(List<Schedule> schedules, int every) {
    List<Schedule> chosen = new ArrayList<>();
    for (int i = every / 2; i < schedules.size(); i += every) {
      chosen.add(schedules.get(i));
    }
    inLanes(
        chosen,
        (world, schedule) -> new Episode(world).play(schedule.recovery(), schedule.faults()));
  }

  /** What is played on a world. */
  interface Play<T> {
    Outcome on(World world, T what);
  }

  /** Plays each of some things, two at a time unless they are in each other's way. */
  <T> void inLanes(List<T> all, Play<T> play) {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(all);
    for (int lane = 1; lane <= lanes; lane++) {
      world(lane);
    }
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (World world : worlds.values()) {
        work.add(
            () -> {
              for (T next = waiting.poll(); next != null; next = waiting.poll()) {
                count(String.valueOf(next), play.on(world, next));
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** A world to measure what there is to be disturbed. */
  <T> T probe(Function<World, T> probe) {
    World world = world(1);
    world.restore();
    return probe.apply(world);
  }

  void count(String what, Outcome outcome) {
    (outcome.reached() ? runs : unreached).incrementAndGet();
    if (!outcome.violations().isEmpty()) {
      violations.add(
          what
              + "\n  "
              + String.join("\n  ", outcome.violations())
              + "\n    "
              + String.join("\n    ", outcome.told()));
    }
  }

  /**
   * Counts what this machine lacks a program for.
   *
   * @throws AssertionError in CI, where nothing may be left out
   */
  void skip(String why) {
    skipped++;
    end();
    assertThat(System.getenv("CI")).as(name + " is skipped in CI: " + why).isNotEqualTo("true");
    org.junit.jupiter.api.Assumptions.abort(why);
  }

  /**
   * Prints the counts, and notes them down in {@code target/fault-suites.txt}.
   *
   * @throws AssertionError when an invariant was broken
   */
  void end() {
    String counts =
        name
            + ": "
            + runs.get()
            + " runs, "
            + violations.size()
            + " violations, "
            + skipped
            + " skipped"
            + (unreached.get() == 0 ? "" : ", besides " + unreached.get() + " that were not hit");
    System.out.println(counts);
    try {
      Files.createDirectories(Path.of("target"));
      Files.writeString(
          Path.of("target/fault-suites.txt"),
          counts + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(violations.stream().limit(VIOLATIONS_TOLD).toList()).as(counts).isEmpty();
  }
}
