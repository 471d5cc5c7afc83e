package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who signs that a release may be deployed, and what counts (D1). */
class DeploymentApprovalTest extends RecordFixture {

  @Test
  void needsItsApprovals() {
    deploy("testing");
    deploy("staging");

    assertThatThrownBy(() -> deploy("production"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("1.0.0 lacks 0 of 2 approvals of deployment to production by ops")
        .hasMessageContaining("0 of 1 sign-offs of smoke for deployment to production by qa")
        .hasMessageContaining(
            "mvn release-kit:approve -DreleaseVersion=1.0.0 -Denvironment=production -Drole=ops, by"
                + " Ada Lovelace or Grace Hopper");

    approve("ada", "ops");
    approve("grace", "ops");
    assertThatThrownBy(() -> deploy("production"))
        .hasMessageContaining("1.0.0 lacks 0 of 1 sign-offs of smoke")
        .message()
        .doesNotContain("by ops");

    as("grace");
    approve(Optional.empty(), Optional.of("smoke"), false);
    assertThat(log).last().asString().contains("next: deploy it, then mvn release-kit:record");

    deploy("production");
    assertThat(onRecord(Type.DEPLOYMENT))
        .extracting(event -> event.deployment().environment())
        .contains("production");
    assertThat(onRecord(Type.APPROVED))
        .extracting(event -> event.approval().check())
        .containsExactlyInAnyOrder(
            "deploy:production", "deploy:production", "deploy:production:smoke");
    assertThat(onRecord(Type.APPROVED).get(0).detail())
        .isEqualTo("approved for deployment to production by ops");
  }

  @Test
  void signsWhatADeploymentIsApprovedFor() {
    as("ada");
    approve(Optional.of("ops"), Optional.empty(), true);

    assertThat(log)
        .contains(
            "  version: 1.0.0",
            "  base: " + git.id("main"),
            "  role: ops",
            "  check: deploy:production");
    assertThat(onRecord(Type.APPROVED)).isEmpty();
  }

  @Test
  void refusesApprovalsOfStrangersAndOfWhatIsNotAsked() {
    as("stranger");
    assertThatThrownBy(() -> approve(Optional.of("ops"), Optional.empty(), false))
        .hasMessageContaining("is signed by a key of no approver")
        .hasMessageContaining("may be given by Ada Lovelace, Grace Hopper");
    as("ada");
    assertThatThrownBy(() -> approve(Optional.of("qa"), Optional.of("smoke"), false))
        .hasMessageContaining("is by Ada Lovelace, who has not this role");
    assertThatThrownBy(() -> approve(Optional.of("security"), Optional.empty(), false))
        .hasMessageContaining("a deployment of 1.0.0 to production needs no approval by security");
    approve("ada", "ops");
    approve("ada", "ops");

    assertThat(log)
        .last()
        .isEqualTo("Ada Lovelace has approved this deployment already: nothing to do");
    assertThat(onRecord(Type.APPROVED)).hasSize(1);
  }

  /** Whoever can write the ledger cannot approve in another's name. */
  @Test
  void countsNoApprovalThatIsAlteredOrOfAnotherRelease() {
    approve("ada", "ops");
    approve("grace", "ops");
    as("grace");
    approve(Optional.empty(), Optional.of("smoke"), false);
    List<LedgerEvent> given = onRecord(Type.APPROVED);
    release(git, "2.0.0");
    for (LedgerEvent event : given) {
      enter(forged(event, "2.0.0"));
    }

    assertThatThrownBy(
            () ->
                record(
                    true,
                    deployment("production")
                        .with(RecordText.VERSION, Optional.of("2.0.0"))
                        .with(RecordText.REASON, Optional.of("hurry"))))
        .hasMessageContaining("2.0.0 lacks 0 of 2 approvals")
        .hasMessageContaining("is altered: its signature is of another text");
    record(
        true,
        deployment("production")
            .with(RecordText.VERSION, Optional.of("1.0.0"))
            .with(RecordText.REASON, Optional.of("hurry")));
  }

  private static LedgerEvent forged(LedgerEvent event, String version) {
    Approval approval = event.approval();
    return LedgerEvent.of(
        new Approval(
            approval.project(),
            version,
            approval.base(),
            approval.plan(),
            approval.role(),
            approval.check(),
            approval.note(),
            approval.link(),
            approval.by(),
            approval.at(),
            approval.signature()),
        "v" + version);
  }
}
