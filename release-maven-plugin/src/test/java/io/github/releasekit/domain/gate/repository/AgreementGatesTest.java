package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.change.ChangeRequest;
import io.github.releasekit.domain.change.Decision;
import io.github.releasekit.domain.change.Vote.Choice;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Gates on what people have agreed to, and on when. */
class AgreementGatesTest extends AbstractGateTest {

  private static final Approver ADA = new Approver("Ada", Set.of("security"), "ssh-ed25519 A");

  @Test
  void refusesAPlanThatLacksApprovals() {
    decide("sha256:this", List.of(Checked.by(ADA, approval("sha256:other"))));

    assertThat(findings("approvals"))
        .containsExactly(
            new Finding(
                "0 of 1 approvals by security", "mvn release-kit:approve -Drole=security, by Ada"),
            new Finding(
                "the approval by Ada for security is of another plan",
                "it does not count; approve the plan anew: mvn release-kit:approve -Drole=…"));
  }

  @Test
  void passesAPlanThatIsApproved() {
    decide(
        "sha256:this",
        List.of(
            Checked.by(ADA, approval("sha256:this")),
            Checked.byNobody(approval("sha256:this"), "has no signature")));

    assertThat(judge(gate("approvals")))
        .isEqualTo(
            new GateResult.Passed(
                "approvals",
                "security: Ada; not counted: the approval by Ada for security has no signature"));
  }

  @Test
  void refusesOutsideOfWindows() {
    facts.policy =
        SnapshotFixture.policy(
            "calendar: {windows: [{days: [monday], from: '09:00'}],"
                + " releases: [{version: 1.3.0, date: 2026-11-20, theme: Search}]}");

    assertThat(findings("calendar"))
        .containsExactly(
            new Finding(
                "Sat 2026-11-21 10:00 UTC is in no window for releases",
                "wait until Mon 2026-11-23 09:00 UTC, or -Drelease-kit.skipGates=calendar with"
                    + " -Dreason=…"));
    facts.now = Instant.parse("2026-11-23T09:00:00Z");
    assertThat(judge(gate("calendar")))
        .isEqualTo(
            new GateResult.Passed(
                "calendar",
                "Mon 2026-11-23 09:00 UTC is a time for releases; 1.3.0 is planned for 2026-11-20:"
                    + " Search"));
  }

  @Test
  void refusesInAFreeze() {
    facts.policy =
        SnapshotFixture.policy(
            "calendar: {freezes: [{from: 2026-11-20, to: 2026-11-30, reason: fair}]}");

    assertThat(findings("calendar"))
        .extracting(Finding::problem)
        .containsExactly("releases are frozen from 2026-11-20 to 2026-11-30: fair");
  }

  @Test
  void asksForAChangeRequestWhereOneIsNeeded() {
    assertPassed("change-request");
    needsChangeRequest = true;
    decide(new Decision(request("2.0.0"), Optional.empty(), Map.of(), List.of(), List.of()));

    assertThat(findings("change-request"))
        .extracting(Finding::problem)
        .containsExactly("no change request allows 1.3.0");
  }

  /** Where one is not needed, one that names the release has to be accepted all the same. */
  @Test
  void refusesAReleaseWhoseChangeRequestIsNotAccepted() {
    decide(
        new Decision(
            request("1.3.0"),
            Optional.empty(),
            Map.of(),
            List.of("the vote by Eve on CR-2026-001 is altered"),
            List.of("0 of 1 votes by board on CR-2026-001")));

    assertThat(findings("change-request"))
        .extracting(Finding::problem)
        .containsExactly(
            "0 of 1 votes by board on CR-2026-001", "the vote by Eve on CR-2026-001 is altered");
  }

  @Test
  void passesAReleaseWhoseChangeRequestIsAccepted() {
    needsChangeRequest = true;
    decide(
        new Decision(
            request("1.3.0"),
            Optional.of(new BigDecimal("7.40")),
            Map.of("Ada", Choice.YES),
            List.of(),
            List.of()));

    assertThat(judge(gate("change-request")))
        .isEqualTo(new GateResult.Passed("change-request", "CR-2026-001: score 7.40; yes: Ada"));
  }

  private void decide(Decision decision) {
    facts.circumstances =
        new Circumstances(
            true,
            Optional.of(List.of()),
            false,
            false,
            Signing.NONE,
            new Agreements(List.of(), List.of(decision), List.of()));
  }

  /** Else who releases could take away, in a commit of their own, what others have to agree to. */
  @Test
  void refusesAPolicyThatNobodyElseHasSeen() {
    facts.circumstances =
        new Circumstances(
            true,
            Optional.of(List.of()),
            false,
            false,
            Signing.NONE,
            new Agreements(List.of(), List.of(), List.of("release-kit.yml")));

    assertThat(findings("approvals"))
        .extracting(Finding::problem)
        .containsExactly(
            "release-kit.yml says who has to agree to a release, and is not on the remote as it is"
                + " here");
  }

  private static ChangeRequest request(String release) {
    return new ChangeRequest(
        "CR-2026-001", "Search", "Product", List.of(release), Map.of(), "0".repeat(64));
  }

  private void decide(String plan, List<Checked<Approval>> checked) {
    approvals =
        Approvals.of(
            List.of(new RequiredApproval("security", Optional.empty(), 1, Optional.empty())),
            List.of(ADA),
            checked,
            "org.acme:app",
            plan);
  }

  private Approval approval(String plan) {
    return new Approval(
        "org.acme:app", version, "b", plan, "security", "", "", "", "Ada", "now", "");
  }
}
