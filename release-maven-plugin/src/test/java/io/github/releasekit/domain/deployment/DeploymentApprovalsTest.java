package io.github.releasekit.domain.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.Approvals.Counted;
import io.github.releasekit.domain.approval.Approvals.Missing;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentApprovalsTest {

  private static final Manifest RELEASE = ManifestFixture.manifest("1.0.0");
  private static final Approver ADA = new Approver("Ada", Set.of("ops", "qa"), "ssh-ed25519 A");
  private static final Approver BOB = new Approver("Bob", Set.of("ops"), "ssh-ed25519 B");
  private static final Approver CLEO = new Approver("Cleo", Set.of("dev"), "ssh-ed25519 C");
  private static final Environment PRODUCTION =
      new Environment(
          "production",
          List.of(
              new RequiredApproval("ops", Optional.empty(), 2, Optional.of("Bob")),
              new RequiredApproval("qa", Optional.of("smoke"), 1, Optional.empty())));

  @Test
  void asksForQuorumChairAndChecksOfItsOwn() {
    assertThat(of(List.of()).missing("-DreleaseVersion=1.0.0 "))
        .extracting(Missing::problem, Missing::remedy)
        .containsExactly(
            tuple(
                "0 of 2 approvals of deployment to production by ops",
                "mvn release-kit:approve -DreleaseVersion=1.0.0 -Denvironment=production -Drole=ops,"
                    + " by Ada or Bob"),
            tuple(
                "0 of 1 sign-offs of smoke for deployment to production by qa",
                "mvn release-kit:approve -DreleaseVersion=1.0.0 -Denvironment=production"
                    + " -Dcheck=smoke -Drole=qa -Drelease-kit.note=…, by Ada"));
  }

  @Test
  void isCompleteWithAllOfThem() {
    Approvals approvals =
        of(
            List.of(
                Checked.by(ADA, approval("ops", "deploy:production")),
                Checked.by(BOB, approval("ops", "deploy:production")),
                Checked.by(ADA, approval("qa", "deploy:production:smoke"))));

    assertThat(approvals.missing()).isEmpty();
    assertThat(approvals.summary()).isEqualTo("ops: Ada, Bob; smoke by qa: Ada");
  }

  @Test
  void countsAPersonOnceAndAsksForTheChair() {
    Checked<Approval> ada = Checked.by(ADA, approval("ops", "deploy:production"));

    assertThat(of(List.of(ada, ada)).missing())
        .extracting(Missing::problem)
        .contains("1 of 2 approvals of deployment to production by ops");
  }

  /** An approval of one thing is none of another. */
  @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5}")
  @CsvSource(
      nullValues = "same",
      textBlock =
          """
          same,  same, same, ops, deploy:production,       counts
          2.0.0, same, same, ops, deploy:production,       is of 2.0.0
          same,  b,    same, ops, deploy:production,       is of another commit
          same,  same, 9,    ops, deploy:production,       is of another plan
          same,  same, same, dev, deploy:production,       'is by Ada, who has not this role'
          same,  same, same, ops, deploy:staging,          is not looked at
          same,  same, same, ops, '',                      is not looked at
          same,  same, same, ops, production,              is not looked at
          same,  same, same, ops, deploy-production,       is not looked at
          same,  same, same, ops, deploy:production:,      is not looked at
          """)
  void countsForThisReleaseAndEnvironment(
      String version, String base, String plan, String role, String check, String outcome) {
    Approval approval =
        new Approval(
            RELEASE.project(),
            version == null ? RELEASE.version() : version,
            base == null ? RELEASE.commit() : base.repeat(40),
            plan == null ? RELEASE.planDigest() : "sha256:" + plan.repeat(64),
            role,
            check,
            "",
            "",
            "Me <me@example.org>",
            "2026-11-25T10:00:00Z",
            "");
    Approvals approvals = of(List.of(Checked.by(ADA, approval)));

    if (outcome.equals("counts")) {
      assertThat(approvals.counted()).extracting(Counted::name).containsExactly("Ada");
      assertThat(approvals.ignored()).isEmpty();
    } else {
      assertThat(approvals.counted()).isEmpty();
      if (outcome.equals("is not looked at")) {
        assertThat(approvals.ignored()).isEmpty();
      } else {
        assertThat(approvals.ignored()).singleElement().asString().endsWith(outcome);
      }
    }
  }

  @Test
  void countsNothingThatNobodyHasSigned() {
    Approvals approvals =
        of(
            List.of(
                Checked.byNobody(approval("ops", "deploy:production"), "is altered"),
                Checked.by(CLEO, approval("ops", "deploy:production"))));

    assertThat(approvals.counted()).isEmpty();
    assertThat(approvals.ignored())
        .containsExactly(
            "the approval by Me <me@example.org> for deployment to production by ops is altered",
            "the approval by Me <me@example.org> for deployment to production by ops is by Cleo,"
                + " who has not this role");
  }

  /** The check of an environment is not that of a plan with the same name, nor the approval. */
  @Test
  void keepsChecksOfDeploymentsApart() {
    assertThat(
            of(List.of(
                    Checked.by(ADA, approval("qa", "smoke")),
                    Checked.by(ADA, approval("qa", "deploy:production"))))
                .missing())
        .hasSize(2);
  }

  private static Approvals of(List<Checked<Approval>> checked) {
    return DeploymentApprovals.of(PRODUCTION, RELEASE, List.of(ADA, BOB, CLEO), checked);
  }

  private static Approval approval(String role, String check) {
    return new Approval(
        RELEASE.project(),
        RELEASE.version(),
        RELEASE.commit(),
        RELEASE.planDigest(),
        role,
        check,
        "",
        "",
        "Me <me@example.org>",
        "2026-11-25T10:00:00Z",
        "");
  }
}
