package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.metrics.ExpectedTimes;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierTimesTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
  private static final Version NEXT = Version.parse("2.0.0");

  @TempDir Path temp;
  private GitRepository repository;
  private GitLedger ledger;
  private Optional<String> head = Optional.empty();

  @BeforeEach
  void repository() {
    GitFixture.init(temp).commit("feat: a", "a.txt", "a");
    repository = GitRepository.open(temp);
    ledger = new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void isTheMedianOfTheLastThreeReleases() {
    release("1.0.0", 1000);
    release("1.1.0", 30);
    release("1.2.0", 10);
    release("1.3.0", 20);

    assertThat(read().of("deploy")).contains(20.0);
  }

  @Test
  void theReleaseItselfDoesNotCount() {
    release("1.0.0", 5);
    release("2.0.0", 1000);

    assertThat(read().of("deploy")).contains(5.0);
  }

  @Test
  void otherComponentsDoNotCount() {
    release("1.0.0", 5);
    ledger = new GitLedger(repository, GitLedger.REF, Optional.of("core"), Signatures.NONE);

    assertThat(read()).isEqualTo(ExpectedTimes.UNKNOWN);
  }

  @Test
  void aFirstReleaseHasNone() {
    assertThat(read()).isEqualTo(ExpectedTimes.UNKNOWN);
  }

  /** What shows how long it takes does not keep a release from being made. */
  @Test
  void aLedgerThatCannotBeReadGivesNone() {
    release("1.0.0", 5);
    head =
        Optional.of(
            new ObjectWriter(repository, TIME, Signatures.NONE)
                .commit(
                    head,
                    head,
                    Map.of(
                        "releases/1.1.0/manifest.json",
                        "not JSON".getBytes(StandardCharsets.UTF_8)),
                    "broken\n"));

    assertThat(read()).isEqualTo(ExpectedTimes.UNKNOWN);
  }

  private ExpectedTimes read() {
    return EarlierTimes.read(ledger, head, NEXT);
  }

  private void release(String version, double seconds) {
    head =
        Optional.of(
            ledger.append(
                head,
                event(Type.PREPARED, version),
                Optional.of(ManifestFixture.manifest(version))));
    head =
        Optional.of(
            ledger.append(
                head,
                event(Type.PERFORMED, version)
                    .timed(List.of(new StepRecord("deploy", TIME.toString(), seconds, "done"))),
                Optional.empty()));
  }

  private static LedgerEvent event(Type type, String version) {
    return LedgerEvent.of(
        type, version, "v" + version, "a".repeat(40), TIME, Optional.of("A <a@b.org>"), "done");
  }
}
