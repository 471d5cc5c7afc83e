package io.github.releasekit.domain.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.CheckedOut;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.repository.Agreements;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.gate.repository.RepositoryGate;
import io.github.releasekit.domain.manifest.Manifest.ApprovalRecord;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  /** When the commits of {@link SnapshotFixture} were made. */
  private static final String COMMITTED = "2026-11-20T10:00:00Z";

  private static final Build BUILD = new Build("urn:test", null, "verify", List.of(), List.of());
  private static final Tools TOOLS = new Tools("0.1.0", "3.9.16", "17", "2.39.5");
  private static final Artifact ARTIFACT = new Artifact("a.jar", "org/acme/a.jar", 1, "0", "1");

  @Test
  void foldsPlanAndJournal() {
    SnapshotFixture facts = new SnapshotFixture();
    facts.commits =
        List.of(
            SnapshotFixture.commit("fix(io): close #12\n\nRefs: ABC-7"),
            SnapshotFixture.commit("feat!: drop #3 and #12"));
    facts.circumstances =
        new Circumstances(false, Optional.of(List.of()), false, false, Signing.NONE);
    ReleasePlan plan = facts.plan(ReleaseRequest.DEFAULT);
    Journal journal =
        Journal.EMPTY
            .with(JournalEntry.intent("write-objects", START))
            .with(
                new JournalEntry(
                    "write-objects",
                    START,
                    0.5,
                    new ObjectsWritten(
                        "2026-11-21T10:00:00Z",
                        "sha256:d",
                        "refs/heads/main",
                        "a feature",
                        "r".repeat(40),
                        "d",
                        "t")))
            .with(JournalEntry.intent("check-out", START));
    Dependency dependency = new Dependency("plugin", "g", "a", "1", "");

    Manifest manifest =
        Manifest.of(plan, journal, List.of(dependency), List.of(), List.of(ARTIFACT), BUILD, TOOLS);

    assertThat(manifest.schemaVersion()).isEqualTo(1);
    assertThat(manifest.project()).isEqualTo("org.acme:app");
    assertThat(manifest.version()).isEqualTo("2.0.0");
    assertThat(manifest.previousVersion()).isEqualTo("1.2.0");
    assertThat(manifest.releaseType()).isEqualTo("major");
    assertThat(manifest.status()).isEqualTo("prepared");
    assertThat(manifest.tag()).isEqualTo("v2.0.0");
    assertThat(manifest.commit()).isEqualTo("r".repeat(40));
    assertThat(manifest.planDigest()).isEqualTo(plan.digest());
    assertThat(manifest.createdAt()).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(manifest.changes())
        .containsExactly(
            new ChangeRecord(
                "e".repeat(40),
                "fix",
                "io",
                "close #12",
                false,
                "patch",
                null,
                COMMITTED,
                List.of("#12", "ABC-7")),
            new ChangeRecord(
                "e".repeat(40),
                "feat",
                "",
                "drop #3 and #12",
                true,
                "major",
                null,
                COMMITTED,
                List.of("#12", "#3")));
    assertThat(manifest.issues()).containsExactly("#12", "#3", "ABC-7");
    assertThat(manifest.gates())
        .hasSize(RepositoryGate.ALL.size())
        .contains(
            GateRecord.of(new GateResult.Skipped("in-step-with-remote", "pushChanges is false")))
        .contains(GateRecord.of(new GateResult.Passed("allowed-branch", "branch main")));
    assertThat(manifest.dependencies()).containsExactly(dependency);
    assertThat(manifest.steps())
        .containsExactly(new StepRecord("write-objects", "2026-11-21T10:00:00Z", 0.5, "done"));
    assertThat(manifest.tools()).isEqualTo(TOOLS);
    assertThat(manifest.find("org/acme/a.jar")).contains(ARTIFACT);
    assertThat(manifest.find("org/acme/b.jar")).isEmpty();
  }

  @Test
  void keepsTheApprovalsThatCounted() {
    SnapshotFixture facts = new SnapshotFixture();
    facts.policy =
        SnapshotFixture.policy(
            "approvers: [{name: Ada, roles: [lead], key: ada.asc}]\napprovals: [{role: lead}]\n");
    Approver ada = facts.policy.approvers().get(0);
    String digest = facts.plan(ReleaseRequest.DEFAULT).digest();
    Approval approval =
        new Approval(
            "org.acme:app",
            "1.3.0",
            "b".repeat(40),
            digest,
            "lead",
            "",
            "fine",
            "https://example.org",
            "Ada <ada@example.org>",
            "2026-11-21T09:00:00Z",
            "signature");
    facts.circumstances =
        new Circumstances(
            true,
            Optional.of(List.of()),
            false,
            false,
            Signing.NONE,
            new Agreements(
                List.of(Checked.by(ada, approval), Checked.byNobody(approval, "is altered")),
                List.of(),
                List.of()));
    Journal journal =
        Journal.EMPTY.with(
            new JournalEntry(
                "write-objects", START, 0, new ObjectsWritten("t", "p", "b", "x", "r", "d", "t")));

    Manifest manifest =
        Manifest.of(
            facts.plan(ReleaseRequest.DEFAULT),
            journal,
            List.of(),
            List.of(),
            List.of(),
            BUILD,
            TOOLS);

    assertThat(manifest.planDigest()).isEqualTo(digest);
    assertThat(manifest.approvals())
        .containsExactly(
            new ApprovalRecord(
                "lead",
                "",
                "fine",
                "https://example.org",
                "Ada",
                "Ada <ada@example.org>",
                "2026-11-21T09:00:00Z",
                "signature"));
  }

  /** What is approved is about no release yet: of the commit it is to be released from. */
  @Test
  void entersApprovalsInTheLedger() {
    Approval approval =
        new Approval(
            "p", "1.0.0", "b", "d", "qa", "usability", "n", "", "Ada", "2026-11-20T08:00:00Z", "s");

    assertThat(LedgerEvent.of(approval, "v1.0.0"))
        .isEqualTo(
            new LedgerEvent(
                1,
                LedgerEvent.Type.APPROVED,
                "1.0.0",
                "v1.0.0",
                "b",
                "2026-11-20T08:00:00Z",
                "Ada",
                "signed off usability by qa",
                List.of(),
                List.of(),
                List.of(),
                approval,
                List.of(),
                null,
                null,
                null));
  }

  @Test
  void hasNoPreviousVersionForAFirstRelease() {
    SnapshotFixture facts = new SnapshotFixture();
    facts.lastRelease = Optional.empty();
    Journal journal =
        Journal.EMPTY.with(
            new JournalEntry(
                "write-objects", START, 0, new ObjectsWritten("t", "p", "b", "x", "r", "d", "t")));

    Manifest manifest =
        Manifest.of(
            facts.plan(ReleaseRequest.DEFAULT),
            journal,
            List.of(),
            List.of(),
            List.of(),
            BUILD,
            TOOLS);

    assertThat(manifest.previousVersion()).isNull();
  }

  @Test
  void isNotMadeBeforeTheObjectsAreWritten() {
    ReleasePlan plan = new SnapshotFixture().plan(ReleaseRequest.DEFAULT);

    assertThatThrownBy(
            () -> Manifest.of(plan, Journal.EMPTY, List.of(), List.of(), List.of(), BUILD, TOOLS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ObjectsWritten");
  }

  @Test
  void recordsARefusalWithAllItsProblems() {
    assertThat(
            GateRecord.of(
                new GateResult.Refused("g", List.of(new Finding("a", "x"), new Finding("b", "y")))))
        .isEqualTo(new GateRecord("g", "refused", "a; b", Map.of(), Reports.NONE));
  }

  @Test
  void findsTheLastEventOfAKindAndSkipsIntents() {
    Journal journal =
        Journal.EMPTY
            .with(new JournalEntry("c", START, 1, new CheckedOut("/1")))
            .with(JournalEntry.intent("c", START))
            .with(new JournalEntry("c", START, 1, new CheckedOut("/2")))
            .with(JournalEntry.intent("c", START));

    assertThat(journal.get(CheckedOut.class)).isEqualTo(new CheckedOut("/2"));
    assertThat(journal.find(ObjectsWritten.class)).isEmpty();
    assertThat(journal.done()).hasSize(2);
    assertThat(Journal.EMPTY.entries()).isEmpty();
  }

  @Test
  void takesARetryForNoOutcomeOfAStep() {
    Journal journal =
        Journal.EMPTY
            .with(JournalEntry.intent("push", START))
            .with(new JournalEntry("push", START, 2, new Retried("origin", "early EOF", 2, 5, 2)));

    assertThat(journal.done()).isEmpty();
    assertThat(journal.find(Retried.class)).isEmpty();
    assertThat(journal.entries()).hasSize(2);
  }
}
