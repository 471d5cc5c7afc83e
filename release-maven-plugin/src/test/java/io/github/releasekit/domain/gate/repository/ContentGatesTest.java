package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
}
