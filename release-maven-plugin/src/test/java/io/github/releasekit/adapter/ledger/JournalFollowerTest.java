package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.ledger.JournalFollower.Line;
import io.github.releasekit.adapter.ledger.JournalFollower.Progress;
import io.github.releasekit.domain.event.Event.Recorded;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFollowerTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path git;
  private JournalFollower follower;

  @BeforeEach
  void follower() {
    follower = new JournalFollower(git);
  }

  @Test
  void findsNothingWhereNothingIs() throws IOException {
    assertThat(follower.latest()).isEmpty();
    Files.createDirectories(git.resolve("release-kit/1.0.0"));
    Files.createDirectories(git.resolve("release-kit/components"));
    Files.writeString(git.resolve("release-kit/lock"), "");

    assertThat(follower.latest()).isEmpty();
  }

  @Test
  void readsAlongLineByLine() throws IOException {
    JournalFile journal = journal(Optional.empty(), "1.0.0");
    journal.append(JournalEntry.intent("record", TIME));
    assertThat(follower.latest())
        .contains(
            new Progress(
                "", "1.0.0", List.of(new Line("record", "2026-11-21T10:00:00Z", 0, null))));

    journal.append(new JournalEntry("record", TIME, 1.5, new Recorded("abc")));
    assertThat(follower.latest().orElseThrow().lines())
        .hasSize(2)
        .last()
        .isEqualTo(
            new Line(
                "record",
                "2026-11-21T10:00:00Z",
                1.5,
                Map.of("type", "recorded", "ledger", "abc")));
  }

  @Test
  void waitsForTheEndOfALine() throws IOException {
    journal(Optional.empty(), "1.0.0").append(JournalEntry.intent("a", TIME));
    Path file = git.resolve("release-kit/1.0.0/journal.jsonl");
    byte[] line =
        "{\"step\":\"ü漢\",\"at\":\"2026-11-21T10:00:00Z\",\"seconds\":0,\"event\":null}\n"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < line.length; i++) {
      assertThat(steps()).as("before byte %d", i).containsExactly("a");
      Files.write(file, new byte[] {line[i]}, StandardOpenOption.APPEND);
    }

    assertThat(steps()).containsExactly("a", "ü漢");
  }

  @Test
  void passesDamagedLinesBy() throws IOException {
    Path file = git.resolve("release-kit/1.0.0/journal.jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "garbage\n[]\n\n{}\n{\"step\":\"a\",\"at\":\"x\",\"seconds\":0,\"event\":"
            + "{\"type\":\"of-a-later-version\",\"more\":[1]}}\n");

    assertThat(steps()).containsExactly("a");
  }

  @Test
  void followsTheJournalThatWasWrittenLast() throws IOException {
    journal(Optional.empty(), "1.0.0").append(JournalEntry.intent("a", TIME));
    journal(Optional.of("core"), "2.0.0").append(JournalEntry.intent("b", TIME));
    written("release-kit/1.0.0", 1000);
    written("release-kit/components/core/2.0.0", 2000);
    Progress latest = follower.latest().orElseThrow();
    assertThat(latest.component()).isEqualTo("core");
    assertThat(latest.version()).isEqualTo("2.0.0");

    written("release-kit/1.0.0", 3000);
    assertThat(follower.latest().orElseThrow().version()).isEqualTo("1.0.0");

    Files.delete(git.resolve("release-kit/1.0.0/journal.jsonl"));
    assertThat(follower.latest().orElseThrow().version()).isEqualTo("2.0.0");
  }

  private List<String> steps() {
    return follower.latest().orElseThrow().lines().stream().map(Line::step).toList();
  }

  private void written(String directory, long seconds) throws IOException {
    Files.setLastModifiedTime(
        git.resolve(directory).resolve("journal.jsonl"),
        FileTime.from(Instant.ofEpochSecond(seconds)));
  }

  private JournalFile journal(Optional<String> component, String version) {
    return new Journals(git, component).of(Version.parse(version));
  }
}
