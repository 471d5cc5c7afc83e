package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.fact.ReleaseCandidate;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Forward;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates about how branches are used: allowed-branch, merges and promotion. */
class BranchGatesTest extends AbstractGateTest {

  private static final Head MAIN = head("main", "1");
  private static final Head DEVELOP = head("develop", "2");
  private static final Head RELEASE = head("release/v1.3.0", "3");

  private static Head head(String name, String digit) {
    return new Head("refs/heads/" + name, digit.repeat(40));
  }

  private static Forward forward(Head into, boolean requested, String... conflicts) {
    return new Forward(into, "1.4.0-SNAPSHOT", List.of(conflicts), requested);
  }

  /** As gitflow finishes a branch. */
  private static Optional<Route> gitflow(
      Head finished, List<String> conflicts, Forward... forwards) {
    return Optional.of(
        new Route(
            MAIN,
            Optional.of(finished),
            "4".repeat(40),
            conflicts,
            new Route.Landing.Pushed(),
            false,
            List.of(forwards),
            Optional.of(finished)));
  }

  /** As the other models finish a branch. */
  private static Optional<Route> onItself(Head finished, Forward... forwards) {
    return Optional.of(
        new Route(
            finished,
            Optional.empty(),
            finished.commit(),
            List.of(),
            new Route.Landing.Pushed(),
            false,
            List.of(forwards),
            Optional.of(finished)));
  }

  @BeforeEach
  void useGitflow() {
    facts.policy = SnapshotFixture.policy("branching: {model: gitflow}");
    facts.workingTree = onBranch(RELEASE.ref());
  }

  @ParameterizedTest
  @CsvSource({
    "gitflow, release/v1.3.0, branch-finish",
    "gitflow, hotfix/v1.2.1, hotfix-finish",
    "release-branches, release/v1.3.0, branch-finish",
    "release-branches, hotfix/urgent, hotfix-finish"
  })
  void allowedBranchSendsAReleaseOfABranchThatIsMergedToItsGoal(
      String model, String branch, String goal) {
    facts.policy = SnapshotFixture.policy("branching: {model: " + model + "}");
    facts.workingTree = onBranch("refs/heads/" + branch);

    assertThat(findings("allowed-branch"))
        .containsExactly(
            new Finding(
                "a release of " + branch + " is merged into other branches too",
                "mvn release-kit:" + goal + ", or -Dprerelease=rc for a candidate of it"));

    version = "1.3.0-rc.1";
    assertPassed("allowed-branch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"release/v1.3.0", "hotfix/v1.2.1", "release/1.x"})
  void allowedBranchTakesTheseBranchesWithTrunk(String branch) {
    facts.policy = SnapshotFixture.policy("branching: {model: trunk}");
    facts.workingTree = onBranch("refs/heads/" + branch);
    assertPassed("allowed-branch");
  }

  @ParameterizedTest
  @CsvSource({"gitflow, main", "gitflow, support/1.x", "release-branches, main"})
  void allowedBranchTakesBranchesThatAreReleasedFromAsTheyAre(String model, String branch) {
    facts.policy = SnapshotFixture.policy("branching: {model: " + model + "}");
    facts.workingTree = onBranch("refs/heads/" + branch);
    assertPassed("allowed-branch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "branches: [main, develop]\n"})
  void allowedBranchRefusesDevelopWithGitflow(String branches) {
    facts.policy = SnapshotFixture.policy(branches + "branching: {model: gitflow}");
    facts.workingTree = onBranch("refs/heads/develop");

    assertThat(findings("allowed-branch"))
        .containsExactly(
            new Finding(
                "branch develop is not released from with model gitflow",
                "mvn release-kit:branch-start makes a release branch of it"));
  }

  @Test
  void allowedBranchTakesAReleaseBranchThatIsFinished() {
    facts.route = gitflow(RELEASE, List.of());
    assertPassed("allowed-branch");
    assertThat(facts.snapshot().branch()).contains(MAIN.ref());
    assertThat(facts.snapshot().source()).contains(RELEASE.ref());

    facts.route = onItself(head("hotfix/urgent", "5"));
    assertPassed("allowed-branch");
  }

  /** As after a rollback: what it was merged by stays on main. */
  @Test
  void allowedBranchTakesAReleaseBranchThatMainHasAlready() {
    facts.route =
        gitflow(RELEASE, List.of())
            .map(
                route ->
                    new Route(
                        route.onto(),
                        Optional.empty(),
                        MAIN.commit(),
                        List.of(),
                        route.landing(),
                        false,
                        List.of(),
                        route.removed()));

    assertPassed("allowed-branch");
    assertThat(facts.snapshot().source()).contains(RELEASE.ref());
  }

  @Test
  void allowedBranchRefusesToFinishABranchOfAnotherRole() {
    facts.route = onItself(head("support/1.x", "5"));

    assertThat(findings("allowed-branch"))
        .containsExactly(
            new Finding(
                "branch support/1.x is no release branch, release/…, and no hotfix branch,"
                    + " hotfix/…",
                "git switch NAME, or begin one: mvn release-kit:branch-start"));
  }

  @Test
  void allowedBranchRefusesToFinishABranchThatThePolicyDoesNotAllow() {
    facts.policy = SnapshotFixture.policy("branches: [main]\nbranching: {model: gitflow}");
    facts.route = gitflow(RELEASE, List.of());
    assertRefused("allowed-branch", "branch release/v1.3.0 is none of main");
  }

  @Test
  void mergesPassesWithTheBranchesThatAreMergedInto() {
    facts.route =
        gitflow(
            RELEASE,
            List.of(),
            forward(DEVELOP, false),
            forward(head("release/v1.4.0", "6"), true, "a.txt"));

    assertThat(judge(gate("merges")))
        .isEqualTo(
            new GateResult.Passed(
                "merges",
                "merges into main, develop; people are asked to merge into release/v1.4.0"));
  }

  @Test
  void mergesShowsFilesThatConflictAndTheCommandsThatSolveIt() {
    facts.route =
        gitflow(RELEASE, List.of("core/A.java", "b.txt"), forward(DEVELOP, false, "c.txt"));

    assertThat(findings("merges"))
        .containsExactly(
            new Finding(
                "release/v1.3.0 and main have both changed core/A.java, b.txt",
                "git switch release/v1.3.0; git merge --no-ff main; resolve the conflicts, with the"
                    + " version of release/v1.3.0 kept; git commit; git push origin"
                    + " release/v1.3.0; switch back and run the same"
                    + " command again"),
            new Finding(
                "release/v1.3.0 and develop have both changed c.txt",
                "git switch develop; git merge --no-ff release/v1.3.0; resolve the conflicts, with"
                    + " the version of develop kept; git commit; git push origin develop;"
                    + " switch back and run the same command"
                    + " again"));
  }

  @Test
  void mergesNamesTheFirstTenFilesAndQuotesBranchesOfOthers() {
    facts.remote = Optional.empty();
    facts.route =
        onItself(
            RELEASE,
            forward(
                head("support/$(touch x)'s", "7"),
                false,
                IntStream.range(0, 12).mapToObj(i -> "f" + i).toArray(String[]::new)));

    assertThat(findings("merges"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.problem()).endsWith("f8, f9 and 2 more");
              assertThat(finding.remedy())
                  .startsWith("git switch 'support/$(touch x)'\\''s'; git merge")
                  .doesNotContain("git push");
            });
  }

  private static List<ReleaseCandidate> candidate(String version, String... changed) {
    return List.of(new ReleaseCandidate("v" + version, Version.parse(version), List.of(changed)));
  }

  @Test
  void promotionTakesTheSourcesOfTheLastCandidate() {
    facts.candidates = candidate("1.3.0-rc.2");
    facts.route = gitflow(RELEASE, List.of());

    assertThat(judge(gate("promotion")))
        .isEqualTo(new GateResult.Passed("promotion", "the sources are those of v1.3.0-rc.2"));
  }

  @Test
  void promotionRefusesOtherSourcesThanThoseOfTheLastCandidate() {
    facts.candidates = candidate("1.3.0-rc.2", "core/A.java", "pom.xml");

    assertThat(findings("promotion"))
        .containsExactly(
            new Finding(
                "2 files differ from v1.3.0-rc.2, the last candidate: core/A.java, pom.xml",
                "release another candidate: mvn release-kit:prepare -Dprerelease=rc, or write"
                    + " 'branching: {promotion: any}' in release-kit.yml"));

    facts.candidates = candidate("1.3.0-cr.1", "a.txt");
    assertRefused("promotion", "1 file differs from v1.3.0-cr.1, the last candidate: a.txt");
  }

  /** Another candidate of the branch alone would be refused again. */
  @Test
  void promotionSaysHowACandidateGetsWhatMainHasBesides() {
    facts.candidates = candidate("1.3.0-rc.1", "a.txt");
    facts.route = gitflow(RELEASE, List.of());

    assertThat(findings("promotion"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.remedy())
                    .startsWith("git fetch && git merge origin/main, ")
                    .contains("then release another candidate: mvn release-kit:prepare"));
  }

  @Test
  void promotionPassesWhereNothingIsPromoted() {
    facts.candidates = candidate("1.2.9-rc.2", "a.txt");
    assertPassed("promotion");

    facts.candidates = candidate("1.3.0-rc.2", "a.txt");
    version = "1.3.0-rc.3";
    assertPassed("promotion");

    version = "1.3.0";
    facts.workingTree = onBranch("refs/heads/main");
    assertPassed("promotion");
  }

  @Test
  void promotionIsSkippedWhereThePolicyTakesAny() {
    facts.policy = SnapshotFixture.policy("branching: {model: gitflow, promotion: any}");
    facts.candidates = candidate("1.3.0-rc.2", "a.txt");
    assertSkipped("promotion", "promotion: any");
  }
}
