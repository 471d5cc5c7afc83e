package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Verification.Check;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerMergeTest {

  private static final long SEED = 20261130;
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private GitLedger ledger;
  private String base;

  @BeforeEach
  void open() {
    git = GitFixture.init(temp);
    git.commit("feat: a", "a.txt", "a");
    repository = GitRepository.open(temp);
    ledger = new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
    base =
        ledger.append(
            Optional.empty(),
            event("1.0.0", Type.PREPARED, 0, "base"),
            Optional.of(ManifestFixture.manifest("1.0.0")));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void hasWhatBothHaveAndBothForParents() {
    String one = entered(base, event("1.0.0", Type.NOTE, 5, "one"));
    String other = entered(base, event("2.0.0", Type.APPROVED, 3, "other"));

    String merged = merge(one, other);

    assertThat(git.run("rev-list", "--parents", "-1", merged).strip())
        .isEqualTo(merged + " " + one + " " + other);
    assertThat(paths(merged))
        .containsExactly(
            "events/1.0.0/0001-prepared.json",
            "events/1.0.0/0002-note.json",
            "events/2.0.0/0001-approved.json",
            "releases/1.0.0/manifest.json");
    requireSound(merged);
    git.run("fsck", "--strict", "--no-dangling", merged);
  }

  @Test
  void takesTheOneThatHasTheOther() {
    String later = entered(base, event("1.0.0", Type.NOTE, 5, "one"));

    assertThat(merge(later, base)).isEqualTo(later);
    assertThat(merge(base, later)).isEqualTo(later);
  }

  /** What others have read of the first is never another, and what is in order stays so. */
  @Test
  void givesWhatTheOtherHasBesidesTheNextFreeNumbersInItsOrder() {
    LedgerEvent delivered = event("1.0.0", Type.DELIVERED, 10, "delivered");
    LedgerEvent yanked = event("1.0.0", Type.YANKED, 20, "yanked");
    String one = entered(entered(base, delivered), yanked);
    String other =
        entered(
            entered(base, event("1.0.0", Type.NOTE, 5, "early")),
            event("1.0.0", Type.NOTE, 15, "late"));

    String merged = merge(one, other);

    assertThat(paths(merged))
        .containsAll(paths(one))
        .contains("events/1.0.0/0004-note.json", "events/1.0.0/0005-note.json");
    assertThat(ledger.events(Optional.of(merged), "1.0.0"))
        .extracting(LedgerEvent::detail)
        .containsExactly("base", "delivered", "yanked", "early", "late");
    requireSound(merged);
  }

  @Test
  void hasOnceWhatBothHaveEntered() {
    LedgerEvent same = event("1.0.0", Type.NOTE, 5, "same");
    String one = entered(entered(base, event("1.0.0", Type.PERFORMED, 4, "performed")), same);
    String other = entered(entered(base, same), event("1.0.0", Type.NOTE, 6, "other"));

    String merged = merge(one, other);

    assertThat(ledger.events(Optional.of(merged), "1.0.0"))
        .extracting(LedgerEvent::detail)
        .containsExactly("base", "performed", "same", "other");
    requireSound(merged);
  }

  @Test
  void refusesAVersionThatIsTwoReleases() {
    Manifest manifest = ManifestFixture.manifest("2.0.0");
    String one =
        ledger.append(
            Optional.of(base), event("2.0.0", Type.PREPARED, 1, "a"), Optional.of(manifest));
    String text = new String(Json.pretty(manifest), StandardCharsets.UTF_8);
    Manifest another =
        Json.read(
            text.replace("a".repeat(40), "e".repeat(40)).getBytes(StandardCharsets.UTF_8),
            Manifest.class,
            "test");
    String other =
        ledger.append(
            Optional.of(base), event("2.0.0", Type.PREPARED, 2, "b"), Optional.of(another));

    assertThatThrownBy(() -> merge(one, other))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(
            "releases/2.0.0/manifest.json is of the commit "
                + "a".repeat(40)
                + " in one ledger and of "
                + "e".repeat(40)
                + " in another");
  }

  /** Ledgers that go on by themselves and are merged again and again lose nothing. */
  @Test
  void losesNothingInManyMerges() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    List<String> entered = new ArrayList<>(List.of("base"));
    String one = base;
    String other = base;
    for (int round = 0; round < 6; round++) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        one = entered(one, random(random, entered));
      }
      for (int i = random.nextInt(3); i >= 0; i--) {
        other = entered(other, random(random, entered));
      }
      if (random.nextBoolean()) {
        one = merge(one, other);
      } else {
        other = merge(other, one);
      }
    }

    String all = merge(one, other);

    List<String> found = new ArrayList<>();
    for (String version : List.of("1.0.0", "2.0.0")) {
      ledger.events(Optional.of(all), version).forEach(event -> found.add(event.detail()));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(entered);
    requireSound(all);
  }

  /** What was entered in a merge and in neither side is no merge. */
  @Test
  void isNamedByAnAuditWhereItIsAnythingElse() {
    String one = entered(base, event("1.0.0", Type.NOTE, 5, "one"));
    String other = entered(base, event("2.0.0", Type.APPROVED, 3, "other"));
    git.run("read-tree", one);
    String smuggled =
        git.runWithInput(
                "x\n", "commit-tree", git.run("write-tree").strip(), "-p", one, "-p", other)
            .strip();

    assertThat(LedgerChain.of(repository, smuggled).rewritten())
        .containsExactly(
            "events/2.0.0/0001-approved.json is removed by the merge " + smuggled.substring(0, 12));
  }

  /** Whoever merges may not give others' entries new numbers, nor enter an event twice. */
  @Test
  void isNamedByAnAuditWhereItMovesWhatWasThereOrHasItTwice() {
    String one = entered(base, event("1.0.0", Type.NOTE, 5, "one"));
    String other = entered(base, event("1.0.0", Type.DELIVERED, 3, "other"));
    String note = git.run("rev-parse", one + ":events/1.0.0/0002-note.json").strip();
    String delivered = git.run("rev-parse", other + ":events/1.0.0/0002-delivered.json").strip();

    String moved =
        merged(
            one,
            other,
            "100644 " + delivered + "\tevents/1.0.0/0002-delivered.json",
            "0 " + "0".repeat(40) + "\tevents/1.0.0/0002-note.json",
            "100644 " + note + "\tevents/1.0.0/0003-note.json");
    String twice =
        merged(
            one,
            other,
            "100644 " + delivered + "\tevents/1.0.0/0003-delivered.json",
            "100644 " + delivered + "\tevents/1.0.0/0004-delivered.json");

    assertThat(LedgerChain.of(repository, moved).rewritten())
        .containsExactly(
            "events/1.0.0/0002-note.json is removed by the merge " + moved.substring(0, 12));
    assertThat(LedgerChain.of(repository, twice).rewritten())
        .containsExactly(
            "events/1.0.0/0004-delivered.json is in the merge "
                + twice.substring(0, 12)
                + " and in none of the ledgers that it merges");
  }

  /** A merge whose tree is that of the first with other entries. */
  private String merged(String one, String other, String... entries) {
    git.run("read-tree", one);
    git.runWithInput(String.join("\n", entries) + "\n", "update-index", "--index-info");
    return git.runWithInput(
            "x\n", "commit-tree", git.run("write-tree").strip(), "-p", one, "-p", other)
        .strip();
  }

  private LedgerEvent random(Random random, List<String> entered) {
    String detail = "event " + entered.size();
    entered.add(detail);
    Type type = random.nextBoolean() ? Type.NOTE : Type.DELIVERED;
    return event(random.nextBoolean() ? "1.0.0" : "2.0.0", type, random.nextInt(100), detail);
  }

  private String merge(String one, String other) {
    return new LedgerMerge(repository, Signatures.NONE).merge(one, other);
  }

  private void requireSound(String head) {
    assertThat(
            new LedgerAudit(repository, "origin")
                .check(Optional.of(head), Optional.empty(), List.of()))
        .filteredOn(check -> check.subject().equals("ledger"))
        .hasSize(3)
        .allMatch(Check::passed);
  }

  private List<String> paths(String head) {
    return git.run("ls-tree", "-r", "--name-only", head).lines().toList();
  }

  private String entered(String head, LedgerEvent event) {
    return ledger.append(Optional.of(head), event, Optional.empty());
  }

  private static LedgerEvent event(String version, Type type, int seconds, String detail) {
    return LedgerEvent.of(
        type,
        version,
        "v" + version,
        "a".repeat(40),
        TIME.plusSeconds(seconds),
        Optional.of("Ada <ada@acme.org>"),
        detail);
  }
}
