package io.github.releasekit.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.ResultGate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which gates hold for a hotfix, on its branch and on its way through others (G7). */
class HotfixProfileTest {

  private static final String POLICY =
      """
      gates:
        tests: {always: true}
        coverage: {line: 90}
        lint: {}
      profiles:
        hotfix: {}
        hotfix-critical: {skip: [coverage, lint]}
      branching: {model: gitflow}
      """;

  private static final Head HOTFIX = new Head("refs/heads/hotfix/v1.2.1", "a".repeat(40));
  private static final Head MAIN = new Head("refs/heads/main", "c".repeat(40));

  private final SnapshotFixture facts = new SnapshotFixture();

  private static WorkingTree on(Optional<String> branch) {
    return new WorkingTree(
        branch, List.of(), Set.of(), false, List.of(), Optional.of("A <a@b>"), List.of());
  }

  private static Optional<Route> route(Head onto, Optional<Head> merged) {
    return Optional.of(
        new Route(
            onto,
            merged,
            "d".repeat(40),
            List.of(),
            new Route.Landing.Pushed(),
            false,
            List.of(),
            Optional.of(HOTFIX)));
  }

  private GateSelection selection(String severity, Optional<GateSkips> skips) {
    return facts
        .plan(
            new ReleaseRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(severity),
                skips,
                false))
        .selection();
  }

  @ParameterizedTest
  @CsvSource({
    // where HEAD is, how the branch is finished, severity, profile, gates that are judged
    "hotfix, no, , hotfix, tests coverage lint",
    "hotfix, merged, , hotfix, tests coverage lint",
    "hotfix, itself, , hotfix, tests coverage lint",
    "nowhere, merged, , hotfix, tests coverage lint",
    "hotfix, merged, critical, hotfix-critical, tests",
    "hotfix, itself, critical, hotfix-critical, tests",
    "main, no, critical, hotfix-critical, tests",
    "main, no, , default, tests coverage lint"
  })
  void isThatOfTheBranchAndOfTheSeverity(
      String head, String finished, String severity, String profile, String judged) {
    facts.policy = SnapshotFixture.policy(POLICY);
    facts.workingTree =
        on(
            switch (head) {
              case "hotfix" -> Optional.of(HOTFIX.ref());
              case "main" -> Optional.of(MAIN.ref());
              default -> Optional.empty();
            });
    facts.route =
        switch (finished) {
          case "merged" -> route(MAIN, Optional.of(HOTFIX));
          case "itself" -> route(HOTFIX, Optional.empty());
          default -> Optional.empty();
        };

    GateSelection selection = selection(severity, Optional.empty());

    assertThat(selection.profile().name()).isEqualTo(profile);
    assertThat(selection.judged()).extracting(ResultGate::id).containsExactly(judged.split(" "));
  }

  @Test
  void criticalSaysWhatItSkips() {
    facts.policy = SnapshotFixture.policy(POLICY);
    facts.workingTree = on(Optional.of(HOTFIX.ref()));
    facts.route = route(MAIN, Optional.of(HOTFIX));

    assertThat(selection("critical", Optional.empty()).skipped())
        .containsExactly(
            new Skipped("coverage", "the profile hotfix-critical skips it"),
            new Skipped("lint", "the profile hotfix-critical skips it"));
  }

  @Test
  void neverSkipsWhatCannotBeSkipped() {
    facts.policy = SnapshotFixture.policy(POLICY);
    facts.workingTree = on(Optional.of(HOTFIX.ref()));
    facts.route = route(MAIN, Optional.of(HOTFIX));
    Optional<GateSkips> tests = Optional.of(new GateSkips(List.of("tests"), "on fire"));

    assertThatThrownBy(() -> selection("critical", tests))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("gate 'tests' cannot be skipped");
    assertThatThrownBy(
            () -> SnapshotFixture.policy(POLICY.replace("[coverage, lint]", "[tests, lint]")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("tests");
  }

  /** A repository's own gates hold for every kind of release. */
  @Test
  void judgesTheRepositoryAsEver() {
    facts.policy = SnapshotFixture.policy(POLICY);
    facts.workingTree = on(Optional.of(HOTFIX.ref()));
    facts.route = route(HOTFIX, Optional.empty());
    facts.moduleVersion = "0.9-SNAPSHOT";

    ReleasePlan plan =
        facts.plan(
            new ReleaseRequest(
                Optional.empty(),
                Optional.of("1.2.1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("critical"),
                Optional.empty(),
                false));

    assertThat(plan.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.problem()).contains("0.9-SNAPSHOT"));
  }
}
