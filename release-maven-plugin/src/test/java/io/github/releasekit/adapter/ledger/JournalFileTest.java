package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.CheckedOut;
import io.github.releasekit.domain.event.Event.Recorded;
import io.github.releasekit.domain.event.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFileTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.123456789Z");

  @TempDir Path temp;
  private Path file;

  @BeforeEach
  void file() {
    file = temp.resolve("release-kit/1.0.0/journal.jsonl");
  }

  @Test
  void isEmptyAndWritesNothingAtFirst() {
    assertThat(new JournalFile(file).journal().entries()).isEmpty();
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void readsBackWhatWasAppendedByOneAndByAnother() throws IOException {
    JournalEntry intent = JournalEntry.intent("check-out", TIME);
    JournalEntry done = entry(new CheckedOut("/srv/ü 漢/1"));
    JournalEntry later = entry(new Built("/srv/staging", ""));

    new JournalFile(file).append(intent);
    new JournalFile(file).append(done);
    JournalFile last = new JournalFile(file);
    last.append(later);

    assertThat(last.journal().entries()).containsExactly(intent, done, later);
    assertThat(new JournalFile(file).journal()).isEqualTo(last.journal());
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    new JournalFile(file).append(JournalEntry.intent("a", TIME));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void dropsATornLastLineWhereverItWasTorn() throws IOException {
    new JournalFile(file).append(JournalEntry.intent("a", TIME));
    int whole = (int) Files.size(file);
    new JournalFile(file).append(entry(new CheckedOut("/srv/ü漢🎉")));
    byte[] both = Files.readAllBytes(file);

    for (int length = whole; length < both.length; length++) {
      Files.write(file, Arrays.copyOf(both, length));
      JournalFile torn = new JournalFile(file);

      assertThat(torn.journal().entries())
          .as("torn at byte %d", length)
          .containsExactly(JournalEntry.intent("a", TIME));
      assertThat(Files.size(file)).as("reading changes nothing").isEqualTo(length);
      torn.append(entry(new Recorded("l")));
      assertThat(new JournalFile(file).journal().entries()).hasSize(2);
    }
  }

  @Test
  void leavesALineAloneThatSomebodyElseHasGoneOnWith() throws IOException {
    JournalFile other = new JournalFile(file);
    other.append(JournalEntry.intent("a", TIME));
    other.append(entry(new CheckedOut("/srv/1")));
    byte[] both = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(both, both.length - 5));
    JournalFile early = new JournalFile(file);
    Files.write(file, both);

    assertThatThrownBy(() -> early.append(entry(new Recorded("l"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("has gone on meanwhile");

    assertThat(file).hasBinaryContent(both);
  }

  @Test
  void dropsATornLineOfZeros() throws IOException {
    new JournalFile(file).append(JournalEntry.intent("a", TIME));
    Files.write(file, new byte[100], StandardOpenOption.APPEND);

    assertThat(new JournalFile(file).journal().entries()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "{",
        "{\"step\":\"a\",\"at\":\"yesterday\",\"seconds\":0,\"event\":null}",
        "{\"step\":\"a\",\"at\":\"2026-11-21T10:00:00Z\",\"seconds\":0,"
            + "\"event\":{\"type\":\"unheard-of\"}}",
        "{\"step\":\"a\",\"at\":\"2026-11-21T10:00:00Z\",\"seconds\":0,\"event\":null} {}",
        "[]",
        "\u0000"
      })
  void refusesDamageBeforeTheLastLine(String damaged) throws IOException {
    JournalFile journal = new JournalFile(file);
    journal.append(JournalEntry.intent("a", TIME));
    Files.writeString(file, damaged + "\n", StandardOpenOption.APPEND);
    journal.append(JournalEntry.intent("b", TIME));
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> new JournalFile(file))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("journal.jsonl line 2");
              assertThat(e.remedy()).isNotBlank();
            });
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void forgetsEverythingOnARestart() {
    JournalFile journal = new JournalFile(file);
    journal.append(JournalEntry.intent("a", TIME));

    journal.restart();

    assertThat(journal.journal().entries()).isEmpty();
    assertThat(file).doesNotExist();
    journal.append(JournalEntry.intent("b", TIME));
    assertThat(new JournalFile(file).journal().entries()).hasSize(1);
  }

  private static JournalEntry entry(Event event) {
    return new JournalEntry("step", TIME, 1.25, event);
  }
}
