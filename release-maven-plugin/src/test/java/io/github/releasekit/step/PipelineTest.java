package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.CheckedOut;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.metrics.ExpectedTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  private final List<String> out = new ArrayList<>();
  private Instant now = START;
  private ExpectedTimes expected = ExpectedTimes.UNKNOWN;

  /** Writes a file whose content is the subject; another content there is foreign. */
  private final class WriteFile implements Step<String> {
    private final String name;
    private final Function<String, Event> event;

    WriteFile(String name, Function<String, Event> event) {
      this.name = name;
      this.event = event;
    }

    @Override
    public String id() {
      return "write-" + name;
    }

    @Override
    public Observation observe(String subject, Journal journal) {
      try {
        Path file = temp.resolve(name);
        if (!Files.exists(file)) {
          return Observation.ABSENT;
        }
        String content = Files.readString(file);
        return content.equals(subject)
            ? new Observation.Done(event.apply(file.toString()))
            : new Observation.Foreign(name + " holds '" + content + "'", "remove it");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Event apply(String subject, Journal journal) {
      try {
        assertThat(onDisk().get(onDisk().size() - 1))
            .as("the intent is on disk before the effect")
            .isEqualTo(JournalEntry.intent(id(), now));
        now = now.plus(Duration.ofMillis(1250));
        return event.apply(Files.writeString(temp.resolve(name), subject).toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Step<String> first = new WriteFile("a", CheckedOut::new);
  private final Step<String> second = new WriteFile("b", path -> new Built(path, ""));

  @Test
  void recordsTheIntentBeforeAndTheEventAfterEachEffect() {
    Journal journal = run("x", first, second);

    assertThat(journal.entries())
        .containsExactly(
            JournalEntry.intent("write-a", START),
            new JournalEntry("write-a", START, 1.25, new CheckedOut(path("a"))),
            JournalEntry.intent("write-b", START.plusMillis(1250)),
            new JournalEntry("write-b", START.plusMillis(1250), 1.25, new Built(path("b"), "")));
    assertThat(onDisk()).isEqualTo(journal.entries());
    assertThat(out)
        .containsExactly(
            "  [1/2] write-a",
            "  write-a          1.3 s",
            "  [2/2] write-b (0:01 so far)",
            "  write-b          1.3 s",
            "  in all           2.5 s");
  }

  @Test
  void saysWhatEarlierReleasesTook() {
    expected = new ExpectedTimes(Map.of("write-a", 70.0, "write-b", 15.0));

    run("x", first, second);

    assertThat(out)
        .contains(
            "  [1/2] write-a, about 1:10 (about 1:25 left)",
            "  [2/2] write-b, about 0:15 (0:01 so far)");
  }

  @Test
  void doesNotAnnounceWhatIsDoneInAMoment() {
    expected = new ExpectedTimes(Map.of("write-a", 0.1));

    run("x", first, second);

    assertThat(out)
        .containsExactly(
            "  write-a          1.3 s",
            "  [2/2] write-b (0:01 so far)",
            "  write-b          1.3 s",
            "  in all           2.5 s");
  }

  @Test
  void doesNotCountTheStepsOfOne() {
    run("x", List.of(first));

    assertThat(out).containsExactly("  write-a          1.3 s");
  }

  @Test
  void doesNothingTheSecondTime() throws IOException {
    run("x", first, second);
    List<JournalEntry> before = onDisk();
    out.clear();

    run("x", first, second);

    assertThat(onDisk()).isEqualTo(before);
    assertThat(out)
        .containsExactly("  write-a          done before", "  write-b          done before");
  }

  @Test
  void goesOnWhereAnInterruptedRunStopped() {
    Step<String> failing =
        new Step<>() {
          @Override
          public String id() {
            return "fail";
          }

          @Override
          public Observation observe(String subject, Journal journal) {
            return Observation.ABSENT;
          }

          @Override
          public Event apply(String subject, Journal journal) {
            throw new ReleaseException("no", "try again");
          }
        };
    assertThatThrownBy(() -> run("x", List.of(first, failing, second)))
        .hasMessageContaining("try again");
    assertThat(temp.resolve("b")).doesNotExist();
    assertThat(onDisk())
        .extracting(JournalEntry::step)
        .containsExactly("write-a", "write-a", "fail", "fail");
    assertThat(new Journal(onDisk()).failure()).contains("no");
    assertThat(new Journal(onDisk()).done().map(JournalEntry::step)).containsExactly("write-a");

    Journal journal = run("x", first, second);

    assertThat(journal.done().map(JournalEntry::step)).containsExactly("write-a", "write-b");
    assertThat(journal.failure()).isEmpty();
    assertThat(journal.hasBegun("fail")).isTrue();
    assertThat(journal.hasBegun("write-c")).isFalse();
    assertThat(temp.resolve("b")).hasContent("x");
  }

  @Test
  void recordsTheEventOfAnEffectWhoseRecordWasLost() throws IOException {
    Files.writeString(temp.resolve("a"), "x");
    new JournalFile(file()).append(JournalEntry.intent("write-a", START));

    Journal journal = run("x", List.of(first));

    assertThat(journal.entries())
        .containsExactly(
            JournalEntry.intent("write-a", START),
            new JournalEntry("write-a", START, 0, new CheckedOut(path("a"))));
  }

  @Test
  void makesTheEffectAgainWhenTheWorldLostIt() throws IOException {
    run("x", List.of(first));
    Files.delete(temp.resolve("a"));

    run("x", List.of(first));

    assertThat(temp.resolve("a")).hasContent("x");
    assertThat(onDisk()).hasSize(4);
  }

  @Test
  void stopsAtWhatIsForeign() throws IOException {
    Files.writeString(temp.resolve("b"), "somebody else's");

    assertThatThrownBy(() -> run("x", first, second))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).isEqualTo("b holds 'somebody else's'");
              assertThat(e.remedy()).isEqualTo("remove it");
            });

    assertThat(temp.resolve("b")).hasContent("somebody else's");
    assertThat(onDisk()).extracting(JournalEntry::step).containsExactly("write-a", "write-a");
  }

  private Journal run(String subject, Step<String> step, Step<String> next) {
    return run(subject, List.of(step, next));
  }

  private Journal run(String subject, List<Step<String>> steps) {
    Clock moving =
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    return new Pipeline(new JournalFile(file()), moving, out::add, expected).run(subject, steps);
  }

  private List<JournalEntry> onDisk() {
    return new JournalFile(file()).journal().entries();
  }

  private Path file() {
    return temp.resolve("journal/journal.jsonl");
  }

  private String path(String name) {
    return temp.resolve(name).toString();
  }
}
