package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerBeforeTest {

  private static final Manifest RELEASE = ManifestFixture.manifest("2.0.0");

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private GitLedger ledger;
  private String base;
  private String released;

  @BeforeEach
  void release() {
    git = GitFixture.init(temp);
    git.commit("feat: a", "a.txt", "a");
    repository = GitRepository.open(temp);
    ledger = new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
    base = ledger.append(Optional.empty(), event("1.0.0", Type.NOTE, "base"), Optional.empty());
    released =
        ledger.append(
            Optional.of(base), event("2.0.0", Type.PREPARED, "released"), Optional.of(RELEASE));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void isTheHeadBeforeTheRelease() {
    assertThat(before(released)).isEqualTo(new LedgerBefore(Optional.of(base), List.of()));
  }

  @Test
  void isEmptyWhereTheReleaseWasTheFirst() {
    String first =
        ledger.append(
            Optional.empty(), event("2.0.0", Type.PREPARED, "released"), Optional.of(RELEASE));

    assertThat(before(first)).isEqualTo(new LedgerBefore(Optional.empty(), List.of()));
  }

  /** Something was recorded on the remote meanwhile, and merged with the release here. */
  @Test
  void isTheRemotesWhereTheReleaseWasMergedWithIt() {
    String remote = note(base, "1.0.0");
    String merged = new LedgerMerge(repository, Signatures.NONE).merge(remote, released);

    assertThat(before(merged)).isEqualTo(new LedgerBefore(Optional.of(remote), List.of()));
  }

  @Test
  void losesWhatIsOfTheReleaseAndNamesWhatIsNot() {
    String later = note(note(released, "2.0.0"), "1.0.0");

    assertThat(before(later))
        .isEqualTo(new LedgerBefore(Optional.of(base), List.of("events/1.0.0/0002-note.json")));
  }

  private LedgerBefore before(String head) {
    git.run("update-ref", GitLedger.REF, head);
    return LedgerBefore.of(repository, ledger, "", RELEASE);
  }

  private String note(String head, String version) {
    return ledger.append(Optional.of(head), event(version, Type.NOTE, "later"), Optional.empty());
  }

  private static LedgerEvent event(String version, Type type, String detail) {
    return LedgerEvent.of(
        type,
        version,
        "v" + version,
        "a".repeat(40),
        Instant.parse("2026-11-21T10:00:00Z"),
        Optional.of("Ada <ada@acme.org>"),
        detail);
  }
}
