package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {

  @TempDir Path temp;

  @Test
  void listsVersionsHighestFirstAndNothingElse() throws IOException {
    Journals journals = new Journals(temp, Optional.empty());
    assertThat(journals.versions()).isEmpty();

    for (String version : List.of("1.9.0", "1.10.0", "1.10.0-rc.1")) {
      journals.of(Version.parse(version)).append(JournalEntry.intent("a", Instant.EPOCH));
    }
    Files.createDirectories(temp.resolve("release-kit/2.0.0"));
    Files.createDirectories(temp.resolve("release-kit/other"));
    Files.writeString(temp.resolve("release-kit/other/journal.jsonl"), "");

    assertThat(journals.versions())
        .extracting(Version::toString)
        .containsExactly("1.10.0", "1.10.0-rc.1", "1.9.0");
    assertThat(temp.resolve("release-kit/1.9.0/journal.jsonl")).exists();
    assertThat(journals.buildProcessFile()).hasParentRaw(temp.resolve("release-kit"));
  }

  @Test
  void letsNoOtherReleaseRunBeside() {
    List<String> ran = new ArrayList<>();

    new Journals(temp, Optional.empty())
        .alone(
            () -> {
              ran.add("outer");
              assertThatThrownBy(
                      () -> new Journals(temp, Optional.empty()).alone(() -> ran.add("inner")))
                  .isInstanceOf(ReleaseException.class)
                  .hasMessageContaining("another release")
                  .hasMessageContaining("release-kit:status");
            });

    assertThat(ran).containsExactly("outer");
  }

  @Test
  void letsTheLockGoEvenAfterAFailure() {
    Journals journals = new Journals(temp, Optional.empty());
    List<String> ran = new ArrayList<>();

    assertThatThrownBy(
            () ->
                journals.alone(
                    () -> {
                      throw new ReleaseException("p", "r");
                    }))
        .isInstanceOf(ReleaseException.class);
    journals.alone(() -> ran.add("again"));

    assertThat(ran).containsExactly("again");
  }
}
