package io.github.releasekit.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.approval.Approvals.Missing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalsTest {

  private static final String PLAN = "sha256:" + "a".repeat(64);
  private static final Approver ADA =
      new Approver("Ada", Set.of("change-board", "security"), "ssh-ed25519 A");
  private static final Approver BOB = new Approver("Bob", Set.of("change-board"), "ssh-ed25519 B");
  private static final Approver CLEO =
      new Approver("Cleo", Set.of("change-board"), "ssh-ed25519 C");
  private static final RequiredApproval SECURITY =
      new RequiredApproval("security", Optional.empty(), 1, Optional.empty());
  private static final RequiredApproval BOARD =
      new RequiredApproval("change-board", Optional.empty(), 2, Optional.of("Ada"));

  @Test
  void isCompleteWithQuorumAndChair() {
    Approvals approvals = approvals(List.of(by(ADA, "change-board"), by(CLEO, "change-board")));

    assertThat(approvals.missing()).extracting(Missing::required).containsExactly(SECURITY);
    assertThat(approvals.missing().get(0).problem()).isEqualTo("0 of 1 approvals by security");
    assertThat(approvals.missing().get(0).remedy())
        .isEqualTo("mvn release-kit:approve -Drole=security, by Ada");
  }

  @Test
  void asksForTheChair() {
    Approvals approvals =
        approvals(List.of(by(BOB, "change-board"), by(CLEO, "change-board"), by(ADA, "security")));

    assertThat(approvals.missing())
        .extracting(Missing::problem)
        .containsExactly("approvals by change-board lack that of the chair, Ada");
  }

  /** Twice the same person is one, and one role does not stand for another. */
  @Test
  void countsEachPersonOnceInEachRole() {
    Approvals approvals =
        approvals(List.of(by(ADA, "change-board"), by(ADA, "change-board"), by(ADA, "security")));

    assertThat(approvals.counted())
        .extracting(one -> one.approval().role())
        .containsExactly("change-board", "security");
    assertThat(approvals.missing())
        .containsExactly(
            new Missing(
                BOARD,
                "1 of 2 approvals by change-board",
                "mvn release-kit:approve -Drole=change-board, by Bob or Cleo"));
  }

  @Test
  void namesWhatItIgnores() {
    Approvals approvals =
        approvals(
            List.of(
                by(BOB, "security"),
                Checked.by(ADA, approval("security", "sha256:" + "b".repeat(64), "org:app")),
                Checked.by(ADA, approval("security", PLAN, "org:other")),
                Checked.byNobody(approval("security", PLAN, "org:app"), "is altered")));

    assertThat(approvals.counted()).isEmpty();
    assertThat(approvals.ignored())
        .containsExactly(
            "the approval by Me <me@example.org> for security is by Bob, who has not this role",
            "the approval by Me <me@example.org> for security is of another plan",
            "the approval by Me <me@example.org> for security is of another plan",
            "the approval by Me <me@example.org> for security is altered");
  }

  /** A check that was signed off is no approval of the plan, nor the other way round. */
  @Test
  void asksForChecksByHand() {
    RequiredApproval usability =
        new RequiredApproval("security", Optional.of("usability"), 1, Optional.empty());
    Approval plain = approval("security", PLAN, "org:app");
    Approval checked =
        new Approval(
            plain.project(),
            plain.version(),
            plain.base(),
            plain.plan(),
            plain.role(),
            "usability",
            "five people found the button",
            "https://example.org/notes",
            plain.by(),
            plain.at(),
            "");

    assertThat(of(List.of(SECURITY, usability), List.of(Checked.by(ADA, plain))).missing())
        .containsExactly(
            new Missing(
                usability,
                "0 of 1 sign-offs of usability by security",
                "mvn release-kit:approve -Dcheck=usability -Drole=security -Drelease-kit.note=…, by Ada"));
    assertThat(of(List.of(SECURITY, usability), List.of(Checked.by(ADA, checked))).missing())
        .extracting(Missing::required)
        .containsExactly(SECURITY);
    assertThat(
            of(
                    List.of(SECURITY, usability),
                    List.of(Checked.by(ADA, plain), Checked.by(ADA, checked)))
                .summary())
        .isEqualTo("security: Ada; usability by security: Ada");
  }

  @Test
  void sumsUpWhoHasApproved() {
    assertThat(
            approvals(
                    List.of(by(ADA, "change-board"), by(BOB, "change-board"), by(ADA, "security")))
                .summary())
        .isEqualTo("security: Ada; change-board: Ada, Bob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\u2028b", "a\u0085b", "a\u0000b", "who\ud800"})
  void isNoApprovalWithALineEndInAPart(String role) {
    assertThat(approval(role, PLAN, "org:app").isWellFormed()).isFalse();
    assertThat(approval("security", PLAN, "org:app").isWellFormed()).isTrue();
  }

  private static Checked<Approval> by(Approver approver, String role) {
    return Checked.by(approver, approval(role, PLAN, "org:app"));
  }

  private static Approval approval(String role, String plan, String project) {
    return new Approval(
        project,
        "1.0.0",
        "c".repeat(40),
        plan,
        role,
        "",
        "",
        "",
        "Me <me@example.org>",
        "2026-11-25T10:00:00Z",
        "");
  }

  private static Approvals approvals(List<Checked<Approval>> checked) {
    return of(List.of(SECURITY, BOARD), checked);
  }

  private static Approvals of(List<RequiredApproval> required, List<Checked<Approval>> checked) {
    return Approvals.of(required, List.of(ADA, BOB, CLEO), checked, "org:app", PLAN);
  }
}
