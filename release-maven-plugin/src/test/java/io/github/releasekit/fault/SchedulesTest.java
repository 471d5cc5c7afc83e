package io.github.releasekit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.ModelWorld.Effect;
import io.github.releasekit.fault.ModelWorld.Moment;
import io.github.releasekit.step.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seeded schedules of one to three faults in process: the real pipeline and the real journal over a
 * {@link ModelWorld}, against what a release has to be after each fault.
 */
class SchedulesTest {

  private static final Version VERSION = Version.parse("1.1.0");
  private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
  private static final long SEED = 20261124;

  @TempDir Path temp;

  /** Stops a run as a power cut does. */
  private static final class Cut extends RuntimeException {}

  @Test
  void convergesInASample() {
    play("schedules, a sample", 300);
  }

  @Test
  @Tag("faults")
  void converges() {
    play("schedules", 10_000);
  }

  private void play(String name, int schedules) {
    Suite suite = new Suite(name, temp);
    for (int i = 0; i < schedules; i++) {
      long seed = SEED + i;
      List<String> violations = new ArrayList<>();
      try {
        new Play(new Random(seed), temp.resolve(String.valueOf(seed))).run();
      } catch (AssertionError | RuntimeException e) {
        violations.add(e.toString());
      }
      suite.count("seed " + seed, new Outcome(violations, List.of()));
    }
    suite.end();
  }

  /** One schedule. */
  private static final class Play {
    private final Random random;
    private final Path directory;
    private final ModelWorld world = new ModelWorld();

    Play(Random random, Path directory) {
      this.random = random;
      this.directory = directory;
    }

    void run() throws AssertionError {
      int faults = 1 + random.nextInt(3);
      for (int fault = 0; fault < faults; fault++) {
        switch (random.nextInt(5)) {
          case 0, 1 -> cut();
          case 2 -> damage();
          case 3 -> foreign();
          default -> clean();
        }
        judge();
      }
      complete();
      long pushes = world.times(Effect.PUSHED);
      List<JournalEntry> entries = journal().journal().entries();
      List<Effect> order = world.order();
      complete();
      assertThat(pushes).as("I3: pushed once").isEqualTo(1);
      assertThat(world.order()).as("I5: a third run makes nothing").isEqualTo(order);
      assertThat(journal().journal().entries()).as("I5: nor records").isEqualTo(entries);
    }

    /** The run is cut off at a moment of a step, or while a line of the journal is written. */
    private void cut() {
      Effect effect = Effect.values()[random.nextInt(Effect.values().length)];
      Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
      boolean there = world.has(effect);
      boolean torn = random.nextBoolean();
      world.interruptBy(
          (at, when) -> {
            if (at == effect && when == moment) {
              throw new Cut();
            }
          });
      boolean cut = false;
      try {
        pipeline().run("", world.steps());
      } catch (Cut e) {
        cut = true;
      }
      world.interruptBy((at, when) -> {});
      assertThat(cut)
          .as("a step is applied where its effect is not there, and only there")
          .isEqualTo(!there || moment == Moment.OBSERVING);
      assertThat(world.has(effect))
          .as("%s cut %s", effect, moment)
          .isEqualTo(there || !cut || moment == Moment.AFTER);
      if (cut && torn) {
        tear();
      }
    }

    /**
     * A line was on its way to the disk, and any part of it may have arrived: the last one, or
     * after an intent that was followed by its effect, the event's.
     */
    private void tear() {
      byte[] content = content();
      List<JournalEntry> entries = journal().journal().entries();
      if (entries.isEmpty()) {
        return;
      }
      JournalEntry last = entries.get(entries.size() - 1);
      int start = content.length - 1;
      while (start > 0 && content[start - 1] != '\n') {
        start--;
      }
      int part = random.nextInt(content.length - start);
      if (last.event() == null && world.has(Effect.valueOf(last.step()))) {
        byte[] longer = Arrays.copyOf(content, content.length + part);
        System.arraycopy(content, start, longer, content.length, part);
        write(longer);
      } else {
        write(Arrays.copyOf(content, start + part));
      }
    }

    /** A line that had arrived is damaged: nothing is done until it is what it was. */
    private void damage() {
      byte[] content = content();
      if (content.length == 0) {
        return;
      }
      byte[] damaged = content.clone();
      int at = random.nextInt(content.length);
      while (damaged[at] == '\n') {
        at = random.nextInt(content.length);
      }
      int line = 1;
      for (int i = 0; i < at; i++) {
        line += damaged[i] == '\n' ? 1 : 0;
      }
      if (content[content.length - 1] != '\n' && line > lines(content)) {
        return;
      }
      damaged[at] = 0;
      write(damaged);
      List<Effect> before = world.order();
      String where = " line " + line;
      assertThatThrownBy(() -> pipeline().run("", world.steps()))
          .as("a damaged line stops")
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining(where);
      assertThat(world.order()).isEqualTo(before);
      write(content);
    }

    /** Somebody else's tag stops a run before it pushes, and is never replaced. */
    private void foreign() {
      if (world.has(Effect.PUSHED)) {
        return;
      }
      world.foreignTag(true);
      assertThatThrownBy(() -> pipeline().run("", world.steps()))
          .isInstanceOf(ReleaseException.class);
      assertThat(world.has(Effect.PUSHED)).as("I2: a foreign tag stops").isFalse();
      world.foreignTag(false);
    }

    private void clean() {
      if (!world.has(Effect.PUSHED)) {
        world.clean();
      }
    }

    /** What holds after every run. */
    private void judge() {
      List<Effect> order = world.order();
      if (order.contains(Effect.PUSHED)) {
        assertThat(order.subList(0, order.indexOf(Effect.PUSHED)))
            .as("I1: what is pushed was written and built before")
            .contains(Effect.WRITTEN, Effect.CHECKED_OUT, Effect.BUILT)
            .doesNotContain(Effect.FOLLOWED);
      }
      assertThat(world.times(Effect.WRITTEN)).as("I3: one commit").isLessThanOrEqualTo(1);
      List<JournalEntry> done = journal().journal().done().toList();
      done.forEach(
          entry ->
              assertThat(order)
                  .as("the journal tells of nothing that was not made")
                  .contains(Effect.valueOf(entry.step())));
      for (Effect effect : order) {
        assertThat(intended(effect) || recorded(effect))
            .as("I6: %s was made, and the journal tells at least of the intent", effect)
            .isTrue();
      }
    }

    private boolean intended(Effect effect) {
      return journal().journal().entries().stream()
          .anyMatch(entry -> entry.step().equals(effect.name()));
    }

    private boolean recorded(Effect effect) {
      return journal().journal().done().anyMatch(entry -> entry.step().equals(effect.name()));
    }

    private void complete() {
      pipeline().run("", world.steps());
      for (Effect effect : Effect.values()) {
        assertThat(world.has(effect)).as("I5: %s at the end", effect).isTrue();
        assertThat(recorded(effect)).as("%s is recorded at the end", effect).isTrue();
      }
    }

    private Pipeline pipeline() {
      return new Pipeline(journal(), new TickingClock(START, () -> {}), line -> {});
    }

    private JournalFile journal() {
      return new Journals(directory, Optional.empty()).of(VERSION);
    }

    private Path file() {
      return directory.resolve("release-kit/1.1.0/journal.jsonl");
    }

    private static int lines(byte[] content) {
      int lines = 0;
      for (byte b : content) {
        lines += b == '\n' ? 1 : 0;
      }
      return lines;
    }

    private byte[] content() {
      try {
        return Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0];
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void write(byte[] content) {
      try {
        Files.write(file(), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
