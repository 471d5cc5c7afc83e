package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be released from the branch of a line. */
class SupportLineGateTest extends AbstractGateTest {

  private static final String ID = "support-line";

  private void line(String branch, String last, String next, String... messages) {
    facts.workingTree = onBranch("refs/heads/" + branch);
    facts.lastRelease = Optional.of(new Release("v" + last, Version.parse(last), "b".repeat(40)));
    facts.tags = Set.of("v" + last, "v2.0.0");
    facts.rootVersion = next + "-SNAPSHOT";
    facts.moduleVersion = facts.rootVersion;
    List<Commit> commits = new ArrayList<>();
    for (String message : messages) {
      commits.add(
          new Commit(
              Integer.toHexString(0xabc0 + commits.size()).repeat(10),
              List.of(),
              message,
              "Ada",
              "ada@example.org",
              Instant.parse("2026-11-20T10:00:00Z")));
    }
    facts.commits = commits;
    version = next;
  }

  private ReleasePlan plan(Bump bump, String releaseVersion) {
    return facts.plan(
        new ReleaseRequest(
            Optional.ofNullable(bump),
            Optional.ofNullable(releaseVersion),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private static List<Finding> findings(ReleasePlan plan) {
    return plan.gates().stream()
        .filter(result -> result.gate().equals(ID))
        .map(result -> ((GateResult.Refused) result).findings())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "support/1.x, 1.2.3, 1.2.4, fix: a",
    "support/1.x, 1.2.3, 1.3.0, feat: a",
    "1.x, 1.2.3, 1.3.0, feat: a",
    "support/1.4.x, 1.4.3, 1.4.4, fix: a",
    "support/0.x, 0.4.3, 0.5.0, feat!: a",
    "support/1.x, 1.2.3, 1.3.0-rc.1, feat: a",
    "main, 1.2.3, 2.0.0, feat!: a",
    "release/1.x, 1.2.3, 2.0.0, feat!: a",
    "hotfix/1.x, 1.2.3, 2.0.0, feat!: a"
  })
  void takesWhatIsOfTheLine(String branch, String last, String next, String commit) {
    line(branch, last, next, commit);
    assertPassed(ID);
  }

  @Test
  void refusesABreakingChangeAndNamesItsCommit() {
    line("support/1.x", "1.2.3", "1.2.4", "fix: a", "feat!: drop Java 8");

    ReleasePlan plan = plan(null, null);

    assertThat(plan.decision().version()).hasToString("2.0.0");
    assertThat(findings(plan))
        .containsExactly(
            new Finding(
                "commit abc1abc1ab, feat!: drop Java 8, is a breaking change, which 1.x, the line"
                    + " of support/1.x, cannot have",
                "git revert abc1abc1ab, and release it from main"));
  }

  @Test
  void refusesABreakingChangeUnderAVersionThatWasTyped() {
    line("support/1.x", "1.2.3", "1.2.4", "feat!: drop Java 8");

    for (ReleasePlan plan : List.of(plan(Bump.PATCH, null), plan(null, "1.9.0"))) {
      assertThat(findings(plan))
          .singleElement()
          .satisfies(finding -> assertThat(finding.problem()).contains("feat!: drop Java 8"));
    }
  }

  @Test
  void refusesAFeatureInANarrowLineAndNamesAWiderOne() {
    line("support/1.4.x", "1.4.3", "1.4.4", "feat: b");

    assertThat(findings(plan(null, null)))
        .containsExactly(
            new Finding(
                "commit abc0abc0ab, feat: b, is a feature, which 1.4.x, the line of support/1.4.x,"
                    + " cannot have",
                "git revert abc0abc0ab, and release it from main, or from 1.x: mvn"
                    + " release-kit:support-start -Dfrom=v1.4.3 -Drelease-kit.line=1.x"));
  }

  @Test
  void refusesABreakingChangeInANarrowLineOfMajorZeroToo() {
    line("support/0.4.x", "0.4.3", "0.4.4", "feat!: b");
    assertRefused(ID, "a breaking change, which 0.4.x");
  }

  @Test
  void refusesATypedVersionOfAnotherLine() {
    line("support/1.x", "1.2.3", "1.2.4", "fix: a");

    assertThat(findings(plan(null, "2.0.0")))
        .containsExactly(
            new Finding(
                "2.0.0 is not of 1.x, the line of support/1.x",
                "-DreleaseVersion=1.2.4, or release 2.0.0 from main"));
    assertThat(findings(plan(Bump.MAJOR, null)))
        .extracting(Finding::problem)
        .containsExactly("2.0.0 is not of 1.x, the line of support/1.x");
  }

  @Test
  void refusesAVersionThatThePomAnnouncesOutsideOfTheLine() {
    line("support/1.x", "1.2.3", "2.0.0", "fix: a");

    assertThat(findings(plan(null, null)))
        .containsExactly(
            new Finding(
                "the POM announces 2.0.0, and support/1.x is for 1.x",
                "mvn release-kit:bump -DnewVersion=1.2.4-SNAPSHOT, or release 2.0.0 from main"));
  }

  @Test
  void takesTheBranchThatThePolicyNamesForMain() {
    facts.policy = SnapshotFixture.policy("branching: {main: production, support: lts/}");
    line("lts/1.x", "1.2.3", "2.0.0", "fix: a");

    assertThat(findings(ID).get(0).remedy()).endsWith("release 2.0.0 from production");
  }

  /** A line that begins has no release yet whose changes could leave it. */
  @Test
  void judgesNoCommitsBeforeTheFirstReleaseOfTheLine() {
    line("support/2.x", "1.9.0", "2.0.0", "feat!: a");
    facts.tags = Set.of("v1.9.0");
    assertPassed(ID);

    version = "1.10.0";
    assertThat(findings(ID))
        .extracting(Finding::remedy)
        .containsExactly("-DreleaseVersion=2.0.0, or release 1.10.0 from main");
  }

  @Test
  void namesTheFirstTenCommits() {
    line(
        "support/1.x",
        "1.2.3",
        "1.2.4",
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(i -> "feat!: number " + i)
            .toArray(String[]::new));

    assertThat(findings(ID)).hasSize(11);
    assertThat(findings(ID).get(10).problem()).isEqualTo("2 more commits that 1.x cannot have");
  }

  @Test
  void releasesALineOfACalendarWhateverTheDate() {
    facts.policy = SnapshotFixture.policy("versions: {scheme: calver, format: YYYY.0M.MICRO}");
    line("support/2026.04.x", "2026.04.1", "2026.04.2", "fix: a");
    facts.tags = Set.of("v2026.04.1", "v2026.10.0");

    ReleasePlan plan = plan(null, null);

    assertThat(plan.decision().version()).hasToString("2026.04.2");
    assertThat(plan.findings()).isEmpty();

    line("support/2026.04.x", "2026.04.1", "2026.04.2", "feat: a");
    assertRefused(ID, "feat: a, is a feature, which 2026.04.x");
  }

  @Test
  void readsZeroPaddedNumbersAsNumbers() {
    facts.policy = SnapshotFixture.policy("versions: {scheme: zero-padded}");
    line("support/1.x", "01.10.01", "01.11.00", "feat: a");
    assertPassed(ID);

    line("support/1.x", "01.10.01", "02.00.00", "fix: a");
    assertRefused(ID, "the POM announces 02.00.00, and support/1.x is for 1.x");
  }
}
