package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.ManifestFrozen;
import io.github.releasekit.domain.event.Event.ResultsJudged;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judgement, and the manifest that keeps it, in a release that is gone on with. */
class JudgeResultsStepTest {

  private static final Instant EVENING = Instant.parse("2026-11-25T23:59:00Z");
  private static final Event JUDGED = new ResultsJudged(List.of());

  @TempDir Path temp;

  @Test
  void keepsAJudgementForTheDay() {
    Journal journal = Journal.EMPTY.with(entry("judge-results", EVENING, JUDGED));

    assertThat(step("2026-11-25").observe(plan(), journal)).isEqualTo(new Observation.Done(JUDGED));
    assertThat(step("2026-11-26").observe(plan(), journal)).isEqualTo(Observation.ABSENT);
    assertThat(step("2026-11-25").observe(plan(), Journal.EMPTY)).isEqualTo(Observation.ABSENT);
  }

  @Test
  void freezesAnotherManifestAfterAnotherJudgement() throws IOException {
    Path file = Files.writeString(temp.resolve("manifest.json"), "{}");
    Event frozen = new ManifestFrozen(file.toString(), Digests.sha256("{}"));
    Journal journal =
        Journal.EMPTY
            .with(entry("judge-results", EVENING, JUDGED))
            .with(entry("freeze-manifest", EVENING, frozen));
    FreezeManifestStep step =
        new FreezeManifestStep(
            file,
            List.of(),
            new Build("urn:test", null, "verify", List.of(), List.of()),
            new Tools("1", "3.9", "17", "2.39"));

    assertThat(step.observe(plan(), journal)).isEqualTo(new Observation.Done(frozen));
    assertThat(
            step.observe(
                plan(), journal.with(entry("judge-results", EVENING.plusSeconds(120), JUDGED))))
        .isEqualTo(Observation.ABSENT);
  }

  private static JudgeResultsStep step(String today) {
    return new JudgeResultsStep(
        (plan, journal) -> {
          throw new AssertionError("nothing is judged here");
        },
        LocalDate.parse(today));
  }

  private static JournalEntry entry(String step, Instant at, Event event) {
    return new JournalEntry(step, at, 0, event);
  }

  private static ReleasePlan plan() {
    return new SnapshotFixture().plan(ReleaseRequest.DEFAULT);
  }
}
