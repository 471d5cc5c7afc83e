package io.github.releasekit.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.Obstacle;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Commits;
import io.github.releasekit.domain.fact.Policy.SnapshotWaiver;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.fact.VersionFile;
import io.github.releasekit.domain.fact.VersionFile.Notation;
import io.github.releasekit.domain.fact.VersionFile.Place;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.domain.version.Version;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  static final List<Gate> ALL = Gate.ALL;

  private final SnapshotFixture facts = new SnapshotFixture();
  private boolean forced;
  private boolean adopt;
  private String version = "1.3.0";

  @Test
  void idsAreUniqueAndNeverRenamed() {
    assertThat(Gate.ALL)
        .extracting(Gate::id)
        .containsExactly(
            "releasable-clone",
            "clean-tree",
            "allowed-branch",
            "complete-history",
            "in-step-with-remote",
            "one-version",
            "no-snapshots",
            "changes-to-release",
            "conventional-commits",
            "changelog-form",
            "tag-free",
            "version-free",
            "resolver-order",
            "deployment-target",
            "signing");
    assertThat(new HashSet<>(Gate.ALL.stream().map(Gate::id).toList())).hasSameSizeAs(Gate.ALL);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void passesARepositoryThatIsReady(Gate gate) {
    assertThat(judge(gate))
        .isInstanceOfSatisfying(
            GateResult.Passed.class,
            passed -> {
              assertThat(passed.gate()).isEqualTo(gate.id());
              assertThat(passed.evidence()).isNotBlank();
            });
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void judgesTheSameTwice(Gate gate) {
    assertThat(judge(gate)).isEqualTo(judge(gate));
  }

  @Test
  void releasableCloneShowsEveryObstacleWithItsRemedy() {
    facts.workingTree =
        new WorkingTree(
            Optional.of("refs/heads/main"),
            List.of(),
            Set.of(),
            false,
            List.of(),
            Optional.of("A <a@b>"),
            List.of(
                new Obstacle("a merge is unfinished", "git merge --abort"),
                new Obstacle("submodule lib is not here", "git submodule update --init")));

    assertThat(findings("releasable-clone"))
        .containsExactly(
            new Finding("a merge is unfinished", "git merge --abort"),
            new Finding("submodule lib is not here", "git submodule update --init"));
  }

  @Test
  void allowedBranchTakesTheOnlyAllowedBranchAtADetachedHead() {
    facts.workingTree = onBranch(null);
    String head = "a".repeat(40);
    facts.remote =
        remote(
            Map.of(
                "refs/heads/main", head,
                "refs/heads/feature/x", head,
                "refs/heads/release/1.x", "b".repeat(40),
                "refs/tags/main", head));
    assertPassed("allowed-branch");
    assertThat(facts.snapshot().branch()).contains("refs/heads/main");

    facts.remote = remote(Map.of("refs/heads/main", head, "refs/heads/release/1.x", head));
    assertRefused("allowed-branch", "not at exactly one branch");

    facts.remote = remote(Map.of("refs/heads/main", "b".repeat(40)));
    assertRefused("allowed-branch", "not at exactly one branch");
  }

  @Test
  void inStepWithRemoteRefusesABranchThatGitWouldTakeForADirectory() {
    facts.workingTree = onBranch("refs/heads/release/1.x");
    facts.remote = remote(Map.of("refs/heads/release", "b".repeat(40)));
    assertRefused("in-step-with-remote", "where refs/heads/release is");

    facts.remote = remote(Map.of("refs/heads/release/1.x/y", "b".repeat(40)));
    assertRefused("in-step-with-remote", "where refs/heads/release/1.x/y is");

    facts.remote = remote(Map.of("refs/heads/release/1", "b".repeat(40)));
    assertPassed("in-step-with-remote");
  }

  @Test
  void tagFreeRefusesATagThatGitWouldTakeForADirectory() {
    facts.remote = remote(Map.of("refs/tags/v1.3.0/rc", "b".repeat(40)));
    assertRefused("tag-free", "v1.3.0 cannot stand beside tag v1.3.0/rc");

    facts.remote = remote(Map.of("refs/tags/v1.3.0-rc", "b".repeat(40)));
    assertPassed("tag-free");
  }

  @Test
  void cleanTreeRefusesModifiedFilesAndNamesTheFirstTen() {
    facts.workingTree = tree(List.of("a.txt", "b/c.txt"), Set.of());
    assertRefused("clean-tree", "a.txt, b/c.txt");

    facts.workingTree =
        tree(Stream.iterate(1, i -> i + 1).limit(12).map(i -> "f" + i).toList(), Set.of());
    assertRefused("clean-tree", "f10 and 2 more");
  }

  @Test
  void cleanTreeRefusesUntrackedFilesOnlyWhereTheReleaseWouldWrite() {
    facts.workingTree = tree(List.of(), Set.of("notes.txt"));
    assertPassed("clean-tree");

    facts.workingTree = tree(List.of(), Set.of("CHANGELOG.md", "notes.txt"));
    assertRefused("clean-tree", "CHANGELOG.md");

    facts.workingTree = tree(List.of(), Set.of("release-kit.yml"));
    assertRefused("clean-tree", "release-kit.yml");
  }

  @Test
  void cleanTreeShowsAllFindingsTogether() {
    facts.workingTree = tree(List.of("a"), Set.of("CHANGELOG.md", "release-kit.yml"));

    assertThat(findings("clean-tree")).hasSize(3);
  }

  @Test
  void allowedBranchRefusesOtherBranches() {
    facts.workingTree = onBranch("refs/heads/feature/x");
    assertRefused("allowed-branch", "feature/x");

    facts.workingTree = onBranch("refs/heads/release/1.x");
    assertPassed("allowed-branch");
  }

  @Test
  void allowedBranchRefusesADetachedHead() {
    facts.workingTree = onBranch(null);

    assertRefused("allowed-branch", "detached");
  }

  @Test
  void allowedBranchRefusesAnUnknownCommitter() {
    facts.workingTree =
        new WorkingTree(
            Optional.of("refs/heads/main"),
            List.of(),
            Set.of(),
            false,
            List.of(),
            Optional.empty(),
            List.of());

    assertRefused("allowed-branch", "who commits");
  }

  @Test
  void completeHistoryRefusesAShallowClone() {
    facts.workingTree =
        new WorkingTree(
            Optional.of("refs/heads/main"),
            List.of(),
            Set.of(),
            true,
            List.of(),
            Optional.of("A <a@b>"),
            List.of());

    assertRefused("complete-history", "shallow");
  }

  @Test
  void completeHistoryRefusesGraftsWithTheCommandThatRemovesThem() {
    facts.workingTree =
        new WorkingTree(
            Optional.of("refs/heads/main"),
            List.of(),
            Set.of(),
            false,
            List.of(".git/info/grafts", "refs/replace/" + "c".repeat(40)),
            Optional.of("A <a@b>"),
            List.of());

    assertThat(findings("complete-history"))
        .extracting(Finding::remedy)
        .containsExactly("rm .git/info/grafts", "git replace -d " + "c".repeat(40));
  }

  @Test
  void completeHistoryRefusesMissingReleaseTagsOnly() {
    facts.remote =
        remote(Map.of("refs/tags/v1.2.5", "1", "refs/tags/nightly", "2", "refs/heads/v9.9.9", "3"));
    assertRefused("complete-history", "v1.2.5");
    assertThat(findings("complete-history").get(0).problem()).doesNotContain("nightly", "9.9.9");

    facts.remote = remote(Map.of("refs/tags/nightly", "2"));
    assertPassed("complete-history");
  }

  @Test
  void completeHistoryLeavesTheReleasesOwnTagToAnotherGate() {
    facts.remote = remote(Map.of("refs/tags/v1.3.0", "1"));

    assertPassed("complete-history");
    assertRefused("tag-free", "v1.3.0");
  }

  @Test
  void inStepRefusesADivergedRemoteAndNone() {
    facts.remote = Optional.of(new Remote("upstream", Map.of(), Remote.DIVERGED));
    assertRefused("in-step-with-remote", "main on upstream");

    facts.remote = Optional.empty();
    assertRefused("in-step-with-remote", "no remote");
  }

  @Test
  void inStepPassesWhenTheRemoteIsBehindOrLevel() {
    facts.remote = Optional.of(new Remote("origin", Map.of(), 3));
    assertPassed("in-step-with-remote");

    facts.remote = Optional.of(new Remote("origin", Map.of(), 0));
    assertPassed("in-step-with-remote");
  }

  @Test
  void inStepIsSkippedWhenNothingIsPushed() {
    facts.circumstances =
        new Circumstances(false, Optional.of(List.of()), false, false, Signing.NONE);
    facts.remote = Optional.empty();

    assertSkipped("in-step-with-remote", "pushChanges");
  }

  @Test
  void oneVersionRefusesAReleaseVersionInThePom() {
    facts.rootVersion = "1.2.1";
    facts.moduleVersion = "1.2.1";

    assertRefused("one-version", "1.2.1, not a SNAPSHOT");
  }

  @Test
  void oneVersionRefusesAModuleWithAnother() {
    facts.moduleVersion = "0.9-SNAPSHOT";

    assertRefused("one-version", "org.acme:core has version 0.9-SNAPSHOT");
  }

  @Test
  void oneVersionRefusesAVersionThatStandsInNoPom() {
    facts.pom = "<project/>";

    assertRefused("one-version", "1.2.1-SNAPSHOT stands in no committed POM");
  }

  @Test
  void oneVersionCountsAVersionThatStandsInTheMavenConfigOnly() {
    facts.pom = "<project><version>${revision}</version></project>";
    facts.mavenConfig = Optional.of("-Drevision=1.2.1-SNAPSHOT");
    assertPassed("one-version");

    facts.mavenConfig = Optional.of("-Drevision=1.3");
    assertRefused("one-version", "nor in .mvn/maven.config");
  }

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
    Policy d = Policy.DEFAULT;
    facts.policy =
        new Policy(
            d.branches(),
            d.tagNameFormat(),
            d.versionScheme(),
            d.commits(),
            d.changelog(),
            d.versionFiles(),
            d.notesDirectory(),
            d.components(),
            List.of(new SnapshotWaiver("org.lib:*", "why", LocalDate.parse("2026-11-21"))),
            false,
            Policy.Mode.DIRECT);
    assertPassed("no-snapshots");

    facts.today = LocalDate.parse("2026-11-22");
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
  void tagFreeRefusesATagHereOrOnTheRemote() {
    facts.tags = Set.of("v1.2.0", "v1.3.0");
    assertRefused("tag-free", "v1.3.0 exists in this clone only");

    facts.remote = remote(Map.of("refs/tags/v1.3.0", "1"));
    assertRefused("tag-free", "v1.3.0 exists on origin");
  }

  @Test
  void versionFreeRefusesWhatIsNotAboveTheLastRelease() {
    version = "1.2.0";
    assertRefused("version-free", "1.2.0 is not above the last release, 1.2.0");

    version = "1.1.9";
    assertRefused("version-free", "1.1.9");
  }

  @Test
  void oneVersionAsksTagOnlyReleasesForACiFriendlyVersion() {
    facts.policy = SnapshotFixture.tagOnly();
    assertRefused("one-version", "the version of org.acme:app is not written with ${revision}");

    facts.ciFriendly = true;
    assertPassed("one-version");
    facts.changelog = "no changelog at all";
    assertSkipped("changelog-form", "tag-only mode leaves the changelog alone");
  }

  @Test
  void versionFreeRefusesWhatWasRolledBack() {
    facts.rolledBack = Set.of(Version.parse("1.3.0"));
    version = "1.3.0";
    assertRefused("version-free", "1.3.0 was rolled back, and a version is not used twice");

    version = "1.3.1";
    assertPassed("version-free");
  }

  @Test
  void versionFreeRefusesWhatIsDeployed() {
    facts.circumstances =
        new Circumstances(
            true,
            Optional.of(List.of("org.acme:app:1.3.0", "org.acme:core:1.3.0")),
            false,
            false,
            Signing.NONE);

    assertThat(findings("version-free")).hasSize(2);
    assertRefused("version-free", "org.acme:app:1.3.0 is deployed already");
  }

  @Test
  void versionFreeIsSkippedWhenNobodyWasAskedButStillComparesWithTheLastRelease() {
    facts.circumstances = new Circumstances(true, Optional.empty(), false, true, Signing.NONE);
    assertSkipped("version-free", "offline");

    version = "1.0.0";
    assertRefused("version-free", "1.0.0");
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

  static Stream<String> ids() {
    return Gate.ALL.stream().map(Gate::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void resultsCarryTheGatesId(String id) {
    facts.workingTree = onBranch(null);
    facts.remote = Optional.empty();
    facts.tags = Set.of("v1.3.0");

    assertThat(judge(gate(id)).gate()).isEqualTo(id);
  }

  private void assertPassed(String id) {
    assertThat(judge(gate(id))).isInstanceOf(GateResult.Passed.class);
  }

  private void assertSkipped(String id, String reason) {
    assertThat(judge(gate(id)))
        .isInstanceOfSatisfying(
            GateResult.Skipped.class, skipped -> assertThat(skipped.reason()).contains(reason));
  }

  private void assertRefused(String id, String value) {
    assertThat(findings(id))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank())
        .anySatisfy(finding -> assertThat(finding.problem()).contains(value));
  }

  @Test
  void conventionalCommitsAreAskedForByThePolicyOnly() {
    facts.commits =
        List.of(
            SnapshotFixture.commit("feat: a"),
            SnapshotFixture.commit("Update\u001b[31m things"),
            SnapshotFixture.commit("Merge nothing"));
    assertPassed("conventional-commits");

    Policy d = Policy.DEFAULT;
    Commits c = d.commits();
    facts.policy =
        new Policy(
            d.branches(),
            d.tagNameFormat(),
            d.versionScheme(),
            new Commits(true, c.release(), c.development(), c.bump()),
            d.changelog(),
            d.versionFiles(),
            d.notesDirectory(),
            d.components(),
            d.snapshotWaivers(),
            false,
            Policy.Mode.DIRECT);
    assertThat(findings("conventional-commits"))
        .extracting(Finding::problem)
        .containsExactly(
            "eeeeeeee 'Update [31m things' is not by Conventional Commits",
            "eeeeeeee 'Merge nothing' is not by Conventional Commits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0-alpha.7", "1.3.0-rc.1", "1.3.0-rc.2"})
  void versionFreeRefusesAPreReleaseThatIsNotAboveTheOthers(String lower) {
    facts.tags = Set.of("v1.2.0", "v1.3.0-alpha.9", "v1.3.0-rc.2");
    version = lower;
    assertRefused("version-free", lower + " is not above 1.3.0-rc.2, which is tagged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0-rc.3", "1.3.0", "1.4.0-alpha.1"})
  void versionFreeTakesWhatIsAboveTheOtherPreReleases(String higher) {
    facts.tags = Set.of("v1.2.0", "v1.3.0-alpha.9", "v1.3.0-rc.2");
    version = higher;
    assertPassed("version-free");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0-rc.1", "1.3.0-alpha.2", "1.3.0+build.5", "1.2.3-hotfix.1"})
  void resolverOrderTakesWhatMavenSortsAlike(String sortedAlike) {
    version = sortedAlike;
    assertPassed("resolver-order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0-pre.1", "1.3.0-dev.2", "1.3.0-1", "1.3.0-preview"})
  void resolverOrderRefusesAPreReleaseThatMavenSortsAfterTheRelease(String misleading) {
    version = misleading;
    assertRefused("resolver-order", "Maven sorts " + misleading + " after 1.3.0");
  }

  @Test
  void resolverOrderRefusesAHotfixThatVersionFilesWouldSortBeforeItsRelease() {
    Policy d = Policy.DEFAULT;
    facts.policy =
        new Policy(
            d.branches(),
            d.tagNameFormat(),
            d.versionScheme(),
            d.commits(),
            d.changelog(),
            List.of(new VersionFile("package.json", new Place.Preset(), Notation.MAVEN, false)),
            d.notesDirectory(),
            d.components(),
            d.snapshotWaivers(),
            false,
            Policy.Mode.DIRECT);
    version = "1.2.3-hotfix.1";
    assertRefused("resolver-order", "1.2.3-hotfix.1 before 1.2.3");
    assertThat(findings("resolver-order").get(0).remedy()).contains("-DreleaseVersion=1.2.4");
  }

  private List<Finding> findings(String id) {
    GateResult result = judge(gate(id));
    assertThat(result).isInstanceOf(GateResult.Refused.class);
    return ((GateResult.Refused) result).findings();
  }

  private GateResult judge(Gate gate) {
    return gate.judge(
        facts.snapshot(),
        new Candidate(
            Version.parse(version),
            "v" + version,
            forced,
            adopt,
            Change.of(facts.commits),
            Set.of("pom.xml", "CHANGELOG.md"),
            facts.circumstances));
  }

  private static Gate gate(String id) {
    return Gate.ALL.stream().filter(gate -> gate.id().equals(id)).findFirst().orElseThrow();
  }

  private static Optional<Remote> remote(Map<String, String> refs) {
    return Optional.of(new Remote("origin", refs, 0));
  }

  private static WorkingTree tree(List<String> modified, Set<String> untracked) {
    return new WorkingTree(
        Optional.of("refs/heads/main"),
        modified,
        untracked,
        false,
        List.of(),
        Optional.of("A <a@b>"),
        List.of());
  }

  private static WorkingTree onBranch(String ref) {
    return new WorkingTree(
        Optional.ofNullable(ref),
        List.of(),
        Set.of(),
        false,
        List.of(),
        Optional.of("A <a@b>"),
        List.of());
  }
}
