package io.github.releasekit.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.ResultGate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateSelectionTest {

  private static final Profile PATCH =
      SnapshotFixture.policy(
              """
              gates:
                tests: {always: true}
                coverage: {line: 90}
                lint: {}
              profiles:
                patch: {skip: [lint]}
              """)
          .profiles()
          .named("patch");

  @Test
  void saysWhyEachGateIsSkipped() {
    GateSelection selection = selection(new GateSkips(List.of("coverage", "lint"), "on fire"));

    assertThat(selection.judged()).extracting(ResultGate::id).containsExactly("tests");
    assertThat(selection.skipped())
        .containsExactly(
            new Skipped("coverage", "skipped by Ada <ada@example.org>: on fire"),
            new Skipped("lint", "the profile patch skips it"));
  }

  @Test
  void judgesWhatNobodySkips() {
    assertThat(new GateSelection(PATCH, Optional.empty(), "Ada").judged())
        .extracting(ResultGate::id)
        .containsExactly("tests", "coverage");
  }

  @Test
  void refusesToBuildNothingWhereAGateHasToJudgeIt() {
    Profile profile =
        SnapshotFixture.policy(
                """
                gates:
                  tests: {required: false}
                  coverage: {line: 90}
                  lint: {required: false, always: true}
                  benchmarks: {}
                profiles:
                  patch: {skip: [benchmarks]}
                """)
            .profiles()
            .named("patch");

    List<GateResult> judged = new GateSelection(profile, Optional.empty(), "Ada").unbuilt();

    assertThat(judged)
        .extracting(GateResult::gate)
        .containsExactly("tests", "coverage", "lint", "benchmarks");
    assertThat(judged.get(0)).isEqualTo(new Skipped("tests", "nothing is built"));
    assertThat(judged.get(3)).isEqualTo(new Skipped("benchmarks", "the profile patch skips it"));
    assertThat(GateResult.findings(judged))
        .extracting(Finding::problem)
        .containsExactly(
            "gate 'coverage' is to judge the build, and nothing is built",
            "gate 'lint' is to judge the build, and nothing is built");
  }

  /** Of the gates of the repository, the calendar's alone. */
  @Test
  void skipsTheCalendar() {
    GateSelection selection = selection(new GateSkips(List.of("calendar"), "outage"));

    assertThat(selection.skip("calendar"))
        .contains(new Skipped("calendar", "skipped by Ada <ada@example.org>: outage"));
    assertThat(selection.skip("clean-tree")).isEmpty();
    assertThat(selection.skipped()).extracting(Skipped::gate).containsExactly("lint");
  }

  @Test
  void refusesToSkipWhatAlwaysHolds() {
    assertThatThrownBy(() -> selection(new GateSkips(List.of("tests"), "late")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("gate 'tests' cannot be skipped");
  }

  @Test
  void refusesToSkipAGateThatIsNotThere() {
    assertThatThrownBy(() -> selection(new GateSkips(List.of("clean-tree"), "late")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no gate 'clean-tree' to skip")
        .hasMessageContaining("tests, coverage, lint");
  }

  /** Who asks is in the manifest, and no part of what is approved. */
  @Test
  void isTheSameForApprovalWhoeverAsks() {
    GateSkips skips = new GateSkips(List.of("coverage"), "on fire");

    assertThat(new GateSelection(PATCH, Optional.of(skips), "Ada").canonical())
        .isEqualTo(new GateSelection(PATCH, Optional.of(skips), "Bob").canonical())
        .isNotEqualTo(new GateSelection(PATCH, Optional.empty(), "Ada").canonical())
        .isNotEqualTo(selection(new GateSkips(List.of("coverage"), "other")).canonical());
  }

  private static GateSelection selection(GateSkips skips) {
    return new GateSelection(PATCH, Optional.of(skips), "Ada <ada@example.org>");
  }
}
