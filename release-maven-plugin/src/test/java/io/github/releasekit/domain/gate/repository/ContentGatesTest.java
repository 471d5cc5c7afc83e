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
import io.github.releasekit.domain.fact.Dependency;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gates about what is released, and how. */
class ContentGatesTest extends AbstractGateTest {

  @Test
  void noSnapshotsRefusesForeignOnesOfEveryRole() {
    facts.dependencies =
        List.of(
            new Dependency("dependency", "org.lib", "lib", "2.0-SNAPSHOT", "test"),
            new Dependency("plugin", "org.lib", "plugin", "1-SNAPSHOT", ""),
            new Dependency("parent", "org.lib", "parent", "3-SNAPSHOT", ""),
            new Dependency("dependency", "org.acme", "app", "1.2.1-SNAPSHOT", "compile"));

    assertThat(findings("no-snapshots"))
        .extracting(Finding::problem)
        .containsExactly(
            "SNAPSHOT dependency org.lib:lib:2.0-SNAPSHOT in core",
            "SNAPSHOT plugin org.lib:plugin:1-SNAPSHOT in core",
            "SNAPSHOT parent org.lib:parent:3-SNAPSHOT in core");
  }

  @Test
  void noSnapshotsLetsAWaivedOneThroughUntilItExpires() {
    facts.dependencies =
        List.of(new Dependency("dependency", "org.lib", "lib", "2.0-SNAPSHOT", "test"));
    facts.policy =
        SnapshotFixture.policy(
            "snapshotWaivers: [{artifact: 'org.lib:*', reason: why, expires: 2026-11-21}]");
    assertPassed("no-snapshots");

    facts.now = Instant.parse("2026-11-22T00:00:00Z");
    assertRefused("no-snapshots", "org.lib:lib:2.0-SNAPSHOT");
  }

  @Test
  void changesToReleaseRefusesWhenOnlyBookkeepingWasCommitted() {
    facts.commits =
        List.of(SnapshotFixture.commit("chore(release): x\n\nRelease-Plan: sha256:abc"));
    assertRefused("changes-to-release", "v1.2.0");

    forced = true;
    assertSkipped("changes-to-release", "v1.2.0");
  }

  @Test
  void changesToReleasePassesAFirstRelease() {
    facts.commits = List.of();
    facts.lastRelease = Optional.empty();

    assertPassed("changes-to-release");
  }

  @Test
  void changelogFormRefusesWhatAReleaseCouldNotBeEnteredInto() {
    facts.changelog = "# C\n\n## [1.2.0] - 2026-01-01\n\n- a\n\n## [Unreleased]\n\n- b\n";
    assertRefused(
        "changelog-form", "CHANGELOG.md:7: unreleased-first: Unreleased stands below a version");

    facts.changelog = "# C\n\n## [1.3.0] - 2026-01-01\n\n- a\n";
    assertRefused("changelog-form", "CHANGELOG.md:3: version-listed: 1.3.0 is listed already");

    facts.changelog = "# C\n\n- a\n- b\n";
    assertThat(findings("changelog-form"))
        .containsExactly(
            new Finding(
                "CHANGELOG.md:3: no-version: no heading names a version, but there is text",
                "head it with '## [Unreleased]' or '## [1.2.0] - 2026-01-31'; or -Dadopt to keep"
                    + " the old text below a new head"));
  }

  @Test
  void changelogFormLetsOtherFormsBeAdoptedButNoUnfinishedMerge() {
    adopt = true;
    facts.changelog = "1.2.0\n-----\n\n- a\n";
    assertThat(judge(gate("changelog-form")))
        .isEqualTo(
            new GateResult.Passed("changelog-form", "CHANGELOG.md is kept below a new head"));

    facts.changelog = "# C\n\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> topic\n";
    assertThat(findings("changelog-form"))
        .extracting(Finding::problem)
        .containsExactly(
            "CHANGELOG.md:3: conflict-marker: '<<<<<<< HEAD' is left of a merge",
            "CHANGELOG.md:5: conflict-marker: '=======' is left of a merge",
            "CHANGELOG.md:7: conflict-marker: '>>>>>>> topic' is left of a merge");
  }

  @Test
  void changelogFormLetsAReleaseLiveWithOtherFindings() {
    facts.changelog = "# C\n\n## [1.2.0]\n\n### Miscellaneous\n\n- a\n";

    assertThat(judge(gate("changelog-form")))
        .isEqualTo(
            new GateResult.Passed(
                "changelog-form", "CHANGELOG.md: 2 findings that a release can live with"));
  }

  @Test
  void changelogFormIsSkippedForAPreRelease() {
    version = "1.3.0-rc.1";
    facts.changelog = "1.2.0\n-----\n";

    assertSkipped("changelog-form", "pre-release");
  }

  @Test
  void deploymentTargetRefusesOnlyWhenPerformFollows() {
    facts.target = Optional.empty();
    assertSkipped("deployment-target", "no repository to deploy org.acme:app, org.acme:core to");

    facts.circumstances =
        new Circumstances(true, Optional.of(List.of()), true, false, Signing.NONE);
    assertRefused("deployment-target", "no repository to deploy org.acme:app, org.acme:core to");

    facts.circumstances = new Circumstances(false, Optional.empty(), true, true, Signing.NONE);
    assertThat(findings("deployment-target")).hasSize(3);

    facts.deployed = false;
    facts.circumstances =
        new Circumstances(true, Optional.of(List.of()), true, false, Signing.NONE);
    assertPassed("deployment-target");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, openpgp, 0xADA1, 'commits and tag signed by openpgp, key 0xADA1'",
    "true, false, ssh, /home/ada/.ssh/id.pub, 'commits signed by ssh, key id.pub'",
    "false, true, ssh, C:\\Users\\ada\\id, 'tag signed by ssh, key id'",
    "true, true, ssh, ssh-ed25519 AA/BB ada, 'commits and tag signed by ssh, key ssh-ed25519 AA/BB"
        + " ada'"
  })
  void signingSaysWhatIsSignedWithWhichKeyAndNoDirectory(
      boolean commits, boolean tags, String format, String key, String evidence) {
    sign(new Signing(commits, tags, format, Optional.of(key), "program"));

    assertThat(judge(gate("signing"))).isEqualTo(new GateResult.Passed("signing", evidence));
  }

  @Test
  void signingPassesWhereNobodyAsksForIt() {
    sign(new Signing(false, false, "x509", Optional.empty(), "gpgsm"));

    assertPassed("signing");
  }

  @Test
  void signingIsRefusedWithAKindOfKeyThatIsNotKnown() {
    sign(new Signing(false, true, "x509", Optional.of("A"), "gpgsm"));

    assertRefused("signing", "gpg.format is x509");
  }

  @Test
  void signingIsRefusedWithoutAKey() {
    sign(new Signing(false, false, "ssh", Optional.empty(), "ssh-keygen").required());

    assertRefused("signing", "user.signingKey names no key");
    assertThat(findings("signing").get(0).remedy()).contains("user.signingKey ~/.ssh/");
  }

  private void sign(Signing signing) {
    facts.circumstances = new Circumstances(true, Optional.of(List.of()), false, false, signing);
  }

  @Test
  void deploymentTargetShowsNoCredentials() {
    facts.target =
        Optional.of(
            new io.github.releasekit.domain.fact.DeploymentTarget(
                "nexus", "https://ada:secret@repo.example.org/x"));

    assertThat(judge(gate("deployment-target")).toString())
        .contains("https://repo.example.org/x")
        .doesNotContain("secret");
  }

  @Test
  void conventionalCommitsAreAskedForByThePolicyOnly() {
    facts.commits =
        List.of(
            SnapshotFixture.commit("feat: a"),
            SnapshotFixture.commit("Update\u001b[31m things"),
            SnapshotFixture.commit("Merge nothing"));
    assertPassed("conventional-commits");

    facts.policy = SnapshotFixture.policy("commits: {conventional: true}");
    assertThat(findings("conventional-commits"))
        .extracting(Finding::problem)
        .containsExactly(
            "eeeeeeee 'Update [31m things' is not by Conventional Commits",
            "eeeeeeee 'Merge nothing' is not by Conventional Commits");
  }

  @Test
  void refusesAPlanThatLacksApprovals() {
    Approver ada = new Approver("Ada", Set.of("security"), "ssh-ed25519 A");
    Approval other =
        new Approval(
            "org.acme:app", version, "b", "sha256:other", "security", "", "", "", "Ada", "now", "");
    approvals =
        Approvals.of(
            List.of(new RequiredApproval("security", Optional.empty(), 1, Optional.empty())),
            List.of(ada),
            List.of(Checked.by(ada, other)),
            "org.acme:app",
            "sha256:this");

    assertThat(findings("approvals"))
        .containsExactly(
            new Finding(
                "0 of 1 approvals by security", "mvn release-kit:approve -Drole=security, by Ada"),
            new Finding(
                "the approval by Ada for security is of another plan",
                "it does not count; approve the plan anew"));
  }

  @Test
  void passesAPlanThatIsApproved() {
    Approver ada = new Approver("Ada", Set.of("security"), "ssh-ed25519 A");
    Approval approval =
        new Approval(
            "org.acme:app", version, "b", "sha256:this", "security", "", "", "", "Ada", "now", "");
    approvals =
        Approvals.of(
            List.of(new RequiredApproval("security", Optional.empty(), 1, Optional.empty())),
            List.of(ada),
            List.of(Checked.by(ada, approval), Checked.byNobody(approval, "has no signature")),
            "org.acme:app",
            "sha256:this");

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
            List.of(),
            List.of(decision),
            List.of());
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
            List.of(),
            List.of(),
            List.of("release-kit.yml"));

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
}
