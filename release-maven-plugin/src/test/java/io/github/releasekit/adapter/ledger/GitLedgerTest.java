package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLedgerTest {

  private static final Manifest MANIFEST = ManifestFixture.manifest("1.0.0");

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private GitLedger ledger;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp);
    git.commit("feat: a", "a.txt", "a");
    repository = GitRepository.open(temp);
    ledger = new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  /** Another may have released the version and taken it back while this one was built. */
  @Test
  void entersNoVersionTwice() {
    Optional<String> head =
        Optional.of(
            ledger.append(Optional.empty(), event(Type.PREPARED, "1.0.0"), Optional.of(MANIFEST)));

    assertThatThrownBy(
            () -> ledger.append(head, event(Type.PREPARED, "1.0.0"), Optional.of(MANIFEST)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(
            "1.0.0 is in the ledger already, as the release of " + "a".repeat(40));
  }

  @Test
  void appendsACommitAnEvent() {
    Optional<String> first =
        Optional.of(
            ledger.append(Optional.empty(), event(Type.PREPARED, "1.0.0"), Optional.of(MANIFEST)));
    Optional<String> second =
        Optional.of(ledger.append(first, event(Type.PERFORMED, "1.0.0"), Optional.empty()));

    assertThat(git.run("rev-list", "--parents", second.get()))
        .isEqualTo(second.get() + " " + first.get() + "\n" + first.get() + "\n");
    assertThat(git.run("ls-tree", "-r", "--name-only", second.get()))
        .isEqualTo(
            "events/1.0.0/0001-prepared.json\nevents/1.0.0/0002-performed.json\n"
                + "releases/1.0.0/manifest.json\n");
    assertThat(git.run("log", "--format=%s %ct", second.get()))
        .isEqualTo("1.0.0 performed 1795255200\n1.0.0 prepared 1795255200\n");
    git.run("fsck", "--strict", "--no-dangling", second.get());
  }

  @Test
  void entersWhatHappenedBeforeWithTheTimeOfItsRecording() {
    LedgerEvent event = event(Type.NOTE, "1.0.0");
    String head =
        ledger.append(
            Optional.empty(), event, Optional.empty(), Instant.parse("2026-12-01T00:00:00Z"));

    assertThat(git.run("log", "--format=%cI", head).strip())
        .isIn("2026-12-01T00:00:00+00:00", "2026-12-01T00:00:00Z");
    assertThat(ledger.events(Optional.of(head), "1.0.0")).containsExactly(event);
  }

  @Test
  void readsTheEventsOfSomeTypesAlone() {
    Optional<String> head =
        Optional.of(
            ledger.append(Optional.empty(), event(Type.PREPARED, "1.0.0"), Optional.of(MANIFEST)));
    head = Optional.of(ledger.append(head, event(Type.PERFORMED, "1.0.0"), Optional.empty()));
    head = Optional.of(ledger.append(head, event(Type.NOTE, "2.0.0"), Optional.empty()));

    LedgerContents read =
        new GitLedgerSource(repository, "acme/app", head).events(Set.of(Type.NOTE, Type.PREPARED));

    assertThat(read.releases()).isEmpty();
    assertThat(read.entries())
        .extracting(LedgerEntry::path)
        .containsExactlyInAnyOrder(
            "events/1.0.0/0001-prepared.json", "events/2.0.0/0001-note.json");
    assertThat(
            new GitLedgerSource(repository, "acme/app", Optional.empty())
                .events(Set.of(Type.NOTE))
                .entries())
        .isEmpty();
  }

  @Test
  void keepsEventsInOrderAndVersionsApart() {
    Optional<String> head = Optional.empty();
    List<LedgerEvent> appended = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      Type type = Type.values()[i % 3];
      appended.add(event(type, "1.0.0"));
      head = Optional.of(ledger.append(head, appended.get(i), Optional.empty()));
    }
    LedgerEvent other = event(Type.PREPARED, "1.0.0-rc.1");
    head = Optional.of(ledger.append(head, other, Optional.empty()));

    assertThat(ledger.events(head, "1.0.0")).isEqualTo(appended);
    assertThat(ledger.events(head, "1.0.0-rc.1")).containsExactly(other);
    assertThat(ledger.events(head, "2.0.0")).isEmpty();
    assertThat(ledger.events(Optional.empty(), "1.0.0")).isEmpty();
    assertThat(git.run("ls-tree", "-r", "--name-only", head.get()))
        .contains("events/1.0.0/0003-rebuild-accepted.json");
  }

  @Test
  void knowsWhatWasRolledBack() {
    Optional<String> head = Optional.empty();
    for (String version : List.of("1.0.0", "1.1.0-rc.1", "1.1.0")) {
      head = Optional.of(ledger.append(head, event(Type.PREPARED, version), Optional.of(MANIFEST)));
    }
    assertThat(ledger.rolledBack(head)).isEmpty();
    for (String version : List.of("1.0.0", "1.1.0-rc.1")) {
      head = Optional.of(ledger.append(head, event(Type.ROLLED_BACK, version), Optional.empty()));
    }

    assertThat(ledger.rolledBack(head))
        .containsExactlyInAnyOrder(Version.parse("1.0.0"), Version.parse("1.1.0-rc.1"));
    assertThat(ledger.isRolledBack(head, "1.0.0")).isTrue();
    assertThat(ledger.isRolledBack(head, "1.1.0")).isFalse();
    assertThat(ledger.rolledBack(Optional.empty())).isEmpty();
    assertThat(
            new GitLedger(repository, GitLedger.REF, Optional.of("core"), Signatures.NONE)
                .rolledBack(head))
        .isEmpty();
  }

  @Test
  void givesTheManifestBack() {
    Optional<String> head =
        Optional.of(
            ledger.append(Optional.empty(), event(Type.PREPARED, "1.0.0"), Optional.of(MANIFEST)));

    assertThat(ledger.manifest(head, "1.0.0")).contains(MANIFEST);
    assertThat(ledger.manifest(head, "1.0.1")).isEmpty();
    assertThat(ledger.manifest(Optional.empty(), "1.0.0")).isEmpty();
  }

  @Test
  void listsVersionsHighestFirst() {
    Optional<String> head = Optional.empty();
    for (String version : List.of("1.9.0", "1.10.0", "2.0.0-rc.1")) {
      head =
          Optional.of(
              ledger.append(
                  head,
                  event(Type.PREPARED, version),
                  Optional.of(ManifestFixture.manifest(version))));
    }

    assertThat(ledger.versions(head))
        .extracting(Version::toString)
        .containsExactly("2.0.0-rc.1", "1.10.0", "1.9.0");
    assertThat(ledger.versions(Optional.empty())).isEmpty();
  }

  @Test
  void movesNoRef() {
    String before = git.refs();

    String head = ledger.append(Optional.empty(), event(Type.PREPARED, "1.0.0"), Optional.empty());

    assertThat(git.refs()).isEqualTo(before);
    assertThat(ledger.localHead()).isEmpty();
    git.run("update-ref", "refs/release-kit/ledger", head);
    assertThat(ledger.localHead()).contains(head);
  }

  private static LedgerEvent event(Type type, String version) {
    return new LedgerEvent(
        1,
        type,
        version,
        "v" + version,
        "a".repeat(40),
        "2026-11-21T10:00:00Z",
        GitFixture.IDENTITY,
        "ü",
        List.of(new Artifact("a.jar", "g/a.jar", 3, "0".repeat(64), "1".repeat(128))),
        List.of(new LedgerEvent.Target("g:a", "releases", "https://example.org/repo")),
        List.of(),
        null,
        List.of(),
        null,
        null,
        null);
  }
}
