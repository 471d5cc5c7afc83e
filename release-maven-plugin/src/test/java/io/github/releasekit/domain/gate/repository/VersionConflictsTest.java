package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every conflict of versions is in the plan already, each with the ways out of it (V6). */
class VersionConflictsTest {

  private static final String A = "a".repeat(40);

  private static Arguments conflict(
      String name,
      Consumer<SnapshotFixture> with,
      String releaseVersion,
      String problem,
      String... remedies) {
    return Arguments.of(
        name, with, Optional.ofNullable(releaseVersion), problem, List.of(remedies));
  }

  private static void remote(SnapshotFixture facts, String... refs) {
    Map<String, String> all = new HashMap<>();
    facts.tags.forEach(tag -> all.put("refs/tags/" + tag, A));
    Stream.of(refs).forEach(ref -> all.put(ref, A));
    facts.remote = Optional.of(new Remote("origin", "https://git.acme.org/acme/app.git", all, 0));
  }

  private static void on(SnapshotFixture facts, String branch, String model) {
    facts.workingTree = AbstractGateTest.onBranch("refs/heads/" + branch);
    facts.policy = SnapshotFixture.policy("branching: {model: " + model + "}");
  }

  static Stream<Arguments> conflicts() {
    return Stream.of(
        conflict(
            "the tag is here only",
            facts -> facts.tags = Set.of("v1.2.0", "v1.3.0"),
            null,
            "tag v1.3.0 exists in this clone only",
            "git tag -d v1.3.0 if it is a leftover",
            "-DreleaseVersion=1.3.1"),
        conflict(
            "the tag came to the remote meanwhile",
            facts -> remote(facts, "refs/tags/v1.3.0"),
            null,
            "tag v1.3.0 exists on origin",
            "git pull --tags",
            "-DreleaseVersion=1.3.1"),
        conflict(
            "the tag is here and on the remote",
            facts -> {
              facts.tags = Set.of("v1.2.0", "v1.3.0");
              remote(facts);
            },
            null,
            "tag v1.3.0 exists on origin",
            "-DreleaseVersion=1.3.1"),
        conflict(
            "the tag of a pre-release is there",
            facts -> remote(facts, "refs/tags/v1.3.0-rc.1"),
            "1.3.0-rc.1",
            "tag v1.3.0-rc.1 exists on origin",
            "git pull --tags",
            "-Dprerelease= finds the next number"),
        conflict(
            "another release branch is for it",
            facts -> {
              on(facts, "main", "release-branches");
              remote(facts, "refs/heads/release/v1.3.0");
            },
            null,
            "branch release/v1.3.0 on origin is for 1.3.0 too",
            "git switch release/v1.3.0, mvn release-kit:branch-finish",
            "-DreleaseVersion=1.3.1",
            "git push origin --delete release/v1.3.0"),
        conflict(
            "a candidate of another release branch's version",
            facts -> {
              on(facts, "main", "release-branches");
              remote(facts, "refs/heads/release/v1.3.0");
            },
            "1.3.0-rc.1",
            "branch release/v1.3.0 on origin is for 1.3.0 too",
            "git switch release/v1.3.0"),
        conflict(
            "two hotfix branches of one version",
            facts -> {
              on(facts, "hotfix/urgent", "trunk");
              remote(facts, "refs/heads/hotfix/v1.2.1", "refs/heads/hotfix/urgent");
            },
            "1.2.1",
            "branch hotfix/v1.2.1 on origin is for 1.2.1 too",
            "git switch hotfix/v1.2.1, mvn release-kit:hotfix-finish",
            "git push origin --delete hotfix/v1.2.1"),
        conflict(
            "it is deployed",
            facts ->
                facts.circumstances =
                    new Circumstances(
                        true,
                        Optional.of(List.of("org.acme:app:1.3.0")),
                        false,
                        false,
                        facts.circumstances.signing()),
            null,
            "org.acme:app:1.3.0 is deployed already",
            "-Dbump=patch",
            "-DreleaseVersion=1.3.1"),
        conflict(
            "a typed version is not above the last release",
            facts -> {},
            "1.1.9",
            "1.1.9 is not above the last release, 1.2.0",
            "leave -DreleaseVersion out",
            "-DreleaseVersion=1.2.1"),
        conflict(
            "the POM announces the last release again",
            facts -> {
              facts.commits = List.of();
              facts.rootVersion = "1.2.0-SNAPSHOT";
              facts.moduleVersion = "1.2.0-SNAPSHOT";
            },
            null,
            "1.2.0 is not above the last release, 1.2.0",
            "mvn release-kit:bump -DnewVersion=1.2.1-SNAPSHOT",
            "-Dbump=patch"),
        conflict(
            "it was rolled back",
            facts -> facts.rolledBack = Set.of(Version.parse("1.2.5")),
            "1.2.5",
            "1.2.5 was rolled back, and a version is not used twice",
            "leave -DreleaseVersion out"),
        conflict(
            "main lacks a higher release",
            facts -> {
              facts.tags = Set.of("v1.2.0", "v1.4.0", "v2.0.0-rc.1");
              remote(facts);
            },
            "1.3.0",
            "1.3.0 is below 1.4.0, which is released and which main lacks",
            "git merge v1.4.0",
            "mvn release-kit:support-start -Dfrom=v1.2.0",
            "-DreleaseVersion=1.4.1"),
        conflict(
            "a clone of main that is old lacks the tag as well",
            facts -> remote(facts, "refs/tags/v1.4.0"),
            "1.3.0",
            "release tags of the remote are missing here: v1.4.0",
            "git fetch --tags"),
        conflict(
            "the line of the branch is another",
            facts -> on(facts, "support/1.x", "trunk"),
            "2.0.0",
            "2.0.0 is not of 1.x, the line of support/1.x",
            "-DreleaseVersion=1.2.1",
            "release 2.0.0 from main"),
        conflict(
            "modules disagree",
            facts -> facts.moduleVersion = "0.9-SNAPSHOT",
            null,
            "org.acme:core has version 0.9-SNAPSHOT, org.acme:app has 1.2.1-SNAPSHOT",
            "1.2.1-SNAPSHOT in core/pom.xml",
            "components"),
        conflict(
            "the POM has a release",
            facts -> {
              facts.rootVersion = "1.2.1";
              facts.moduleVersion = "1.2.1";
            },
            null,
            "the version of org.acme:app is 1.2.1, not a SNAPSHOT",
            "mvn release-kit:bump -DnewVersion=1.3.0-SNAPSHOT"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conflicts")
  void isExplainedInThePlanWithWaysOut(
      String name,
      Consumer<SnapshotFixture> with,
      Optional<String> releaseVersion,
      String problem,
      List<String> remedies) {
    assertThat(findings(with, releaseVersion))
        .as(name)
        .filteredOn(finding -> finding.problem().equals(problem))
        .singleElement()
        .satisfies(finding -> assertThat(finding.remedy()).contains(remedies));
  }

  @Test
  void areShownTogether() {
    List<Finding> findings =
        findings(
            facts -> {
              facts.tags = Set.of("v1.1.0", "v1.2.0", "v2.0.0");
              remote(facts, "refs/heads/hotfix/v1.1.0");
              facts.moduleVersion = "0.9-SNAPSHOT";
            },
            Optional.of("1.1.0"));

    assertThat(findings)
        .extracting(Finding::problem)
        .containsExactly(
            "org.acme:core has version 0.9-SNAPSHOT, org.acme:app has 1.2.1-SNAPSHOT",
            "tag v1.1.0 exists on origin",
            "branch hotfix/v1.1.0 on origin is for 1.1.0 too",
            "1.1.0 is not above the last release, 1.2.0",
            "1.1.0 is below 2.0.0, which is released and which main lacks");
  }

  private static List<Finding> findings(
      Consumer<SnapshotFixture> with, Optional<String> releaseVersion) {
    SnapshotFixture facts = new SnapshotFixture();
    with.accept(facts);
    ReleasePlan plan =
        facts.plan(
            new ReleaseRequest(
                Optional.empty(),
                releaseVersion,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
    return plan.findings();
  }

  static Stream<Arguments> agreements() {
    return Stream.of(
        Arguments.of("support/1.x", "trunk", "1.2.1", Set.of("v1.2.0", "v2.0.0")),
        Arguments.of("hotfix/urgent", "trunk", "1.2.1", Set.of("v1.2.0", "v2.0.0")),
        Arguments.of("hotfix/v1.2.1", "trunk", "1.2.1", Set.of("v1.2.0", "v1.3.0")),
        Arguments.of("release/1.x", "trunk", "1.2.1", Set.of("v1.2.0", "v2.0.0")),
        Arguments.of("main", "trunk", "1.3.0", Set.of("v1.2.0", "v2.0.0-rc.1")),
        Arguments.of("main", "trunk", "1.3.0", Set.of("v1.1.7", "v1.2.0", "v1.2.1")));
  }

  /** Older lines go on, and what is higher than all others is no conflict anywhere. */
  @ParameterizedTest
  @MethodSource("agreements")
  void isNoneWhereAVersionFitsItsBranch(
      String branch, String model, String version, Set<String> tags) {
    assertThat(
            findings(
                facts -> {
                  on(facts, branch, model);
                  facts.tags = tags;
                  facts.commits = List.of(SnapshotFixture.commit("fix: a"));
                  remote(
                      facts,
                      "refs/heads/" + branch,
                      "refs/heads/release/v1.2.1",
                      "refs/heads/release/v1.3.0",
                      "refs/heads/hotfix/other");
                },
                Optional.of(version)))
        .isEmpty();
  }

  /** A branch that is finished, and that which is deleted with it, are this release's own. */
  @Test
  void isNoneWithTheBranchThatIsFinished() {
    Head release = new Head("refs/heads/release/v1.3.0", A);
    Head main = new Head("refs/heads/main", "b".repeat(40));

    assertThat(
            findings(
                facts -> {
                  on(facts, "release/v1.3.0", "gitflow");
                  remote(facts, release.ref(), main.ref());
                  facts.route =
                      Optional.of(
                          new Route(
                              main,
                              Optional.of(release),
                              A,
                              List.of(),
                              new Route.Landing.Pushed(),
                              false,
                              List.of(),
                              Optional.of(release)));
                },
                Optional.empty()))
        .isEmpty();
  }

  @Test
  void isNoneAfterARequestToReleaseWasMerged() {
    assertThat(
            findings(
                facts -> {
                  facts.policy =
                      SnapshotFixture.policy(
                          "mode: pull-request\nbranching: {model: release-branches}");
                  remote(facts, "refs/heads/release/v1.3.0");
                  facts.lastRelease = Optional.of(new Release("v1.2.0", Version.parse("1.2.0"), A));
                },
                Optional.empty()))
        .isEmpty();
  }
}
