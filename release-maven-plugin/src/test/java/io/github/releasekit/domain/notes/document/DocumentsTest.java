package io.github.releasekit.domain.notes.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each document, in the states in which a release is read about (T8). */
class DocumentsTest {

  private final Story story = new Story();

  @Test
  void planOfADeploymentBeforeTheRelease() {
    expect("deployment-plan-before", DeploymentPlan.of(story.planned(), story.facts()));
  }

  @Test
  void planOfADeploymentHalfwayThroughTheEnvironments() {
    story.halfway().now = Instant.parse("2026-11-24T08:00:00Z");

    expect("deployment-plan-halfway", DeploymentPlan.of(story.made(), story.facts()));
  }

  @Test
  void planOfARollbackBeforeTheRelease() {
    expect("rollback-plan-before", RollbackPlan.of(story.planned(), story.facts()));
  }

  @Test
  void planOfARollbackOfWhatIsPushedAndNotPublic() {
    story.prepared().now = Instant.parse("2026-11-21T10:05:00Z");
    story.texts = Map.of();

    expect("rollback-plan-prepared", RollbackPlan.of(story.made(), story.facts()));
  }

  @Test
  void planOfARollbackOfWhatRunsInProduction() {
    story.broken().now = Instant.parse("2026-11-24T12:30:00Z");

    expect("rollback-plan-deployed", RollbackPlan.of(story.made(), story.facts()));
  }

  @Test
  void planOfARollbackOfWhatWasTakenBack() {
    story.yanked().now = Instant.parse("2026-11-24T15:00:00Z");

    expect("rollback-plan-yanked", RollbackPlan.of(story.made(), story.facts()));
  }

  @Test
  void checklistBeforeTheRelease() {
    expect("checklist-before", Checklist.of(story.planned(), story.facts()));
  }

  @Test
  void checklistHalfwayThroughTheEnvironments() {
    story.halfway().now = Instant.parse("2026-11-24T08:00:00Z");

    expect("checklist-halfway", Checklist.of(story.made(), story.facts()));
  }

  @Test
  void checklistOfWhatWasTakenBack() {
    story.yanked().now = Instant.parse("2026-11-25T11:00:00Z");

    expect("checklist-yanked", Checklist.of(story.made(), story.facts()));
  }

  @Test
  void reviewOfAReleaseThatWentWell() {
    Story smooth = Story.smooth();
    smooth.now = Instant.parse("2026-11-25T11:00:00Z");

    expect("review-smooth", Review.of(smooth.released(), smooth.facts()));
  }

  @Test
  void reviewOfAReleaseThatWasTakenBack() {
    story.yanked().now = Instant.parse("2026-11-25T11:00:00Z");

    expect("review-yanked", Review.of(story.released(), story.facts()));
  }

  @Test
  void retrospectiveOfAReleaseThatWentWell() {
    Story smooth = Story.smooth();
    smooth.now = Instant.parse("2026-11-25T11:00:00Z");

    expect("retrospective-smooth", Retrospective.of(smooth.released(), smooth.facts()));
  }

  @Test
  void retrospectiveOfAReleaseThatWasTakenBack() {
    story.yanked().now = Instant.parse("2026-11-25T11:00:00Z");

    expect("retrospective-yanked", Retrospective.of(story.released(), story.facts()));
  }

  @Test
  void summaryOfATimeInWhichSomethingBroke() {
    story.broken().now = Instant.parse("2026-11-24T13:00:00Z");

    expect(
        "summary-week",
        Summary.of(Instant.parse("2026-11-20T09:00:00Z"), "acme/app", story.facts()));
  }

  @Test
  void summaryOfATimeInWhichItWasRestored() {
    story.yanked().now = Instant.parse("2026-11-25T13:00:00Z");

    expect(
        "summary-after",
        Summary.of(Instant.parse("2026-11-24T13:00:00Z"), "acme/app", story.facts()));
  }

  private static void expect(String file, Document document) {
    try (InputStream in =
        Objects.requireNonNull(
            DocumentsTest.class.getResourceAsStream("/documents/" + file + ".md"))) {
      assertThat(Story.rendered(document))
          .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
