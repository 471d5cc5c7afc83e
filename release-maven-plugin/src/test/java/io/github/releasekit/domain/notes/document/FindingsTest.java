package io.github.releasekit.domain.notes.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.gate.GateResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

  private static final List<GateRecord> NO_GATES = List.of();

  /** In the five releases before, the build took 90 s and judging the results 2.5 s. */
  @ParameterizedTest
  @CsvSource({
    "build, 135, ''",
    "build, 136, 'the step build took 2 min 16 s, 46 s longer than before'",
    "judge-results, 12.5, ''",
    "judge-results, 12.6, 'the step judge-results took 13 s, 10 s longer than before'",
    "assets, 500, ''",
  })
  void aStepIsSlowThatTakesFarLongerThanTheMedianBefore(
      String id, double seconds, String expected) {
    Findings findings =
        findings(Story.smoothBut(List.of(StoryManifests.step(id, seconds)), NO_GATES));

    assertThat(findings.isComparable()).isTrue();
    assertThat(String.join("|", findings.slowSteps())).isEqualTo(expected);
  }

  @Test
  void nothingIsSlowWhereThereIsTooLittleToCompareWith() {
    Findings findings = findings(new Story().prepared());

    assertThat(findings.isComparable()).isFalse();
    assertThat(findings.slowSteps()).isEmpty();
  }

  @Test
  void aSlowStepAndASkippedGateAreReasonsToChangeSomething() {
    Story story =
        Story.smoothBut(
            List.<StepRecord>of(StoryManifests.step("build", 900)),
            List.of(
                GateRecord.of(new GateResult.Skipped("coverage", "skipped by Ada: flaky")),
                GateRecord.of(new GateResult.Skipped("deployment-target", "there is none"))));

    assertThat(Story.rendered(Retrospective.of(story.released(), story.facts())))
        .contains(
            """
            ## What went badly

            - the gate coverage was skipped by Ada: flaky
            - the step build took 15 min, 13 min 30 s longer than before
            - …

            ## What to change

            - [ ] make the gate coverage pass again, or take it out of release-kit.yml
            - [ ] find out what has become slower
            - [ ] what, by whom, until when: …
            """)
        .doesNotContain("nobody skipped a gate", "no step took far longer");
  }

  @Test
  void anApprovalOfAnotherPlanIsADifference() {
    Story story = Story.smooth();
    story.add(
        LedgerEvent.of(
            new Approval(
                "org.acme:app",
                "1.3.0",
                "c".repeat(40),
                "sha256:other",
                "security",
                "",
                "",
                "",
                "Grace <grace@example.org>",
                "2026-11-19T10:00:00Z",
                ""),
            "v1.3.0"));

    assertThat(Story.rendered(Review.of(story.released(), story.facts())))
        .contains(
            "## What differs\n\n"
                + "- 1 approval was of another plan than the one that was released\n\n");
  }

  @Test
  void whatWasNeverPublicWasNotReleased() {
    Story prepared = new Story().prepared();
    Story back = new Story().prepared();
    back.add(
        LedgerEvent.of(
            LedgerEvent.Type.ROLLED_BACK,
            "1.3.0",
            "v1.3.0",
            "a",
            Instant.parse("2026-11-21T12:00:00Z"),
            Optional.of("Ada Lovelace <ada@example.org>"),
            "wrong notes"));

    for (Story story : List.of(prepared, back)) {
      assertThat(Story.rendered(Review.of(story.released(), story.facts())))
          .contains("planned for 2026-11-20: Passkeys; not released\n")
          .doesNotContain("Released:", "late", "nothing that was planned differs");
      assertThat(Story.rendered(Retrospective.of(story.released(), story.facts())))
          .doesNotContain("it came", "from commit to release");
    }
    assertThat(Story.rendered(Review.of(prepared.released(), prepared.facts())))
        .contains("- it is not public yet\n");
  }

  @Test
  void anEnvironmentThatIsLeftIsADifferenceOnceTheReleaseIsOnItsWay() {
    Story halfway = new Story().halfway();
    Story performed = new Story().performed();

    assertThat(Story.rendered(Review.of(halfway.released(), halfway.facts())))
        .contains("- it has not come to production\n")
        .doesNotContain("it has not come to staging");
    assertThat(Story.rendered(Review.of(performed.released(), performed.facts())))
        .doesNotContain("it has not come to");
  }

  private static Findings findings(Story story) {
    return new Findings(story.made(), story.released(), story.facts());
  }
}
