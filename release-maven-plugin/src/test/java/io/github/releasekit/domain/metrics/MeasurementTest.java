package io.github.releasekit.domain.metrics;

import static io.github.releasekit.domain.metrics.RecordedContents.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.Metrics.Band;
import io.github.releasekit.domain.metrics.Metrics.Count;
import io.github.releasekit.domain.metrics.Metrics.Figure;
import io.github.releasekit.domain.metrics.Metrics.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures that are computed by hand. */
class MeasurementTest {

  private static final String NOW = "2026-03-01T00:00:00Z";
  private static final String SINCE = "2026-01-04T00:00:00Z";

  private final RecordedContents recorded = new RecordedContents();

  private Metrics metrics() {
    return metrics(SINCE, NOW);
  }

  /** Eight weeks, where nothing else is said. */
  private Metrics metrics(String since, String until) {
    return Measurement.of(
        recorded.contents(),
        new Scope(
            "ledger",
            Optional.of(Instant.parse(since)),
            Optional.of(Instant.parse(until)),
            Instant.parse(NOW),
            Optional.of("production")));
  }

  private Figure figure(String id) {
    return metrics().figure(id).orElseThrow();
  }

  private static void hasValue(Figure figure, String value, int samples) {
    assertThat(figure.value()).as(figure.toString()).isEqualByComparingTo(value);
    assertThat(figure.samples()).isEqualTo(samples);
  }

  private RecordedContents deployed(String version, String at) {
    return recorded.deployment(version, "production", Outcome.SUCCEEDED, at);
  }

  @Test
  void nothingIsNotEnoughForAnyFigure() {
    assertThat(metrics().figures())
        .isNotEmpty()
        .allSatisfy(
            figure -> {
              assertThat(figure.value()).isNull();
              assertThat(figure.band()).isNull();
              assertThat(figure.samples()).isZero();
              assertThat(figure.note()).startsWith("not enough data: ");
            });
    assertThat(metrics().releases()).isZero();
  }

  @Test
  void oneReleaseMakesNoMedian() {
    recorded.release("1.0.0", null, SINCE, change("c1", "2026-01-03T00:00:00Z"));
    recorded.event(Type.PERFORMED, "1.0.0", "2026-01-04T01:00:00Z");

    assertThat(figure("lead-time").note())
        .startsWith("not enough data: 1 of at least 3 commits deployed");
    hasValue(figure("deployment-frequency"), "0.13", 1);
    assertThat(figure("deployment-frequency").note())
        .isEqualTo("releases count as deployments: no deployment to production is on record");
  }

  @Test
  void deploymentsAreCountedFromTheFirstSecondToBeforeTheLast() {
    recorded.performed("0.9.0", null, "2025-12-01T00:00:00Z");
    deployed("0.9.0", "2026-01-03T23:59:59Z");
    deployed("1.0.0", "2026-01-04T00:00:00Z");
    deployed("1.1.0", "2026-02-28T23:59:59Z");
    deployed("1.2.0", "2026-03-01T00:00:00Z");
    recorded.deployment("1.3.0", "staging", Outcome.SUCCEEDED, "2026-02-01T00:00:00Z");
    recorded.deployment("1.3.0", "production", Outcome.FAILED, "2026-02-02T00:00:00Z");

    Figure figure = figure("deployment-frequency");

    hasValue(figure, "0.25", 2);
    assertThat(figure.band()).isEqualTo(Band.MEDIUM);
    assertThat(figure.note()).isEqualTo("deployments to production");
  }

  @Test
  void theTimeBeforeAnythingIsOnRecordDoesNotCount() {
    deployed("1.0.0", "2026-02-15T00:00:00Z");
    deployed("1.1.0", "2026-02-20T00:00:00Z");

    hasValue(figure("deployment-frequency"), "1", 2);
    assertThat(metrics("2026-02-25T00:00:00Z", NOW).figure("deployment-frequency").orElseThrow())
        .extracting(Figure::value, Figure::note)
        .containsExactly(null, "not enough data: less than a week is on record");
  }

  @Test
  void noDeploymentInTimeIsAFigure() {
    deployed("1.0.0", "2025-06-01T00:00:00Z");

    hasValue(figure("deployment-frequency"), "0", 0);
    assertThat(figure("deployment-frequency").band()).isEqualTo(Band.LOW);
  }

  @Test
  void leadTimeEndsWhenTheFirstVersionWithTheCommitIsDeployed() {
    recorded.release("1.0.0", null, "2026-01-05T00:00:00Z", change("a", "2026-01-05T00:00:00Z"));
    recorded.release("1.1.0", "1.0.0", "2026-01-06T00:00:00Z", change("b", "2026-01-06T00:00:00Z"));
    recorded.release("1.0.1", "1.0.0", "2026-01-07T00:00:00Z", change("c", "2026-01-07T00:00:00Z"));
    recorded.release("1.2.0", "1.1.0", "2026-01-08T00:00:00Z", change("d", null));
    deployed("1.0.1", "2026-01-07T12:00:00Z");
    deployed("1.2.0", "2026-01-09T00:00:00Z");
    deployed("1.0.0", "2026-01-10T00:00:00Z");
    deployed("1.2.0", "2026-01-11T00:00:00Z");

    Figure figure = figure("lead-time");

    // a: 60 h with 1.0.1, b: 72 h with 1.2.0, c: 12 h; d has no time
    hasValue(figure, "60", 3);
    assertThat(figure.percentile90()).isNull();
    assertThat(figure.band()).isEqualTo(Band.HIGH);
    assertThat(figure.note()).contains("1 commit of old manifests");
    assertThat(metrics().series())
        .filteredOn(series -> series.id().equals("lead-time-hours"))
        .flatExtracting(Metrics.Series::points)
        .extracting(Point::version, point -> point.value().intValue())
        .containsExactly(tuple("1.0.0", 60), tuple("1.1.0", 72), tuple("1.0.1", 12));
  }

  @Test
  void versionsThatFollowEachOtherInACircleAreDeployedAlone() {
    recorded.release("1.0.0", "1.1.0", "2026-01-05T00:00:00Z", change("a", "2026-01-05T00:00:00Z"));
    recorded.release("1.1.0", "1.0.0", "2026-01-06T00:00:00Z", change("b", "2026-01-06T00:00:00Z"));
    deployed("1.1.0", "2026-01-07T00:00:00Z");

    assertThat(figure("lead-time").samples()).isEqualTo(1);
  }

  @Test
  void aCommitInSeveralComponentsIsAChangeOfEach() {
    for (String component : List.of("api", "web", "app")) {
      recorded.in("acme/shop", component);
      recorded.release("1.0.0", null, "2026-01-05T00:00:00Z", change("a", "2026-01-05T00:00:00Z"));
      recorded.event(Type.PERFORMED, "1.0.0", "2026-01-05T02:00:00Z");
    }

    hasValue(figure("lead-time"), "2", 3);
    assertThat(figure("lead-time").band()).isEqualTo(Band.ELITE);
  }

  @Test
  void deploymentsFailInEachWayOnce() {
    deployed("1.0.0", "2026-01-05T00:00:00Z"); // yanked later
    deployed("1.1.0", "2026-01-06T00:00:00Z"); // incidents while it ran
    recorded.incident("A", "1.1.0", "production", "high", "2026-01-06T01:00:00Z");
    recorded.incident("B", "1.1.0", "production", "high", "2026-01-06T02:00:00Z");
    recorded.incident("C", "1.0.0", "production", "high", "2026-01-06T03:00:00Z"); // ran no more
    deployed("1.2.0", "2026-01-07T00:00:00Z"); // taken back
    recorded.deployment("1.2.0", "production", Outcome.ROLLED_BACK, "2026-01-07T01:00:00Z");
    deployed("1.3.0", "2026-01-08T00:00:00Z"); // incident elsewhere
    recorded.incident("D", "1.3.0", "staging", "low", "2026-01-08T01:00:00Z");
    recorded.deployment("1.4.0", "production", Outcome.FAILED, "2026-01-09T00:00:00Z");
    recorded.deployment("1.5.0", "production", Outcome.ROLLED_BACK, "2026-01-10T00:00:00Z");
    deployed("1.6.0", "2026-01-11T00:00:00Z");
    deployed("1.7.0", "2026-01-12T00:00:00Z");

    assertThat(figure("change-failure-rate").note()).isEqualTo("4 of 8 deployments");
    recorded.event(Type.YANKED, "1.0.0", "2026-02-28T00:00:00Z");
    Figure figure = figure("change-failure-rate");

    hasValue(figure, "62.5", 8);
    assertThat(figure.band()).isEqualTo(Band.LOW);
  }

  @Test
  void aDeploymentThatFailedAndIsTakenBackFailsOnce() {
    for (int day = 1; day <= 4; day++) {
      deployed("1." + day + ".0", "2026-01-0" + (4 + day) + "T00:00:00Z");
    }
    recorded.deployment("2.0.0", "production", Outcome.FAILED, "2026-01-10T00:00:00Z");
    recorded.deployment("2.0.0", "production", Outcome.ROLLED_BACK, "2026-01-10T00:10:00Z");
    recorded.deployment("2.0.0", "production", Outcome.ROLLED_BACK, "2026-01-10T00:20:00Z");
    deployed("2.1.0", "2026-01-11T00:00:00Z");
    recorded.deployment("2.1.0", "production", Outcome.ROLLED_BACK, "2026-01-11T01:00:00Z");
    recorded.deployment("2.1.0", "production", Outcome.ROLLED_BACK, "2026-01-11T02:00:00Z");
    recorded.deployment("2.0.0", "production", Outcome.ROLLED_BACK, "2026-01-12T00:00:00Z");

    assertThat(figure("change-failure-rate").note()).isEqualTo("3 of 7 deployments");
  }

  @Test
  void whatRanBeforeIsHitAfterARollback() {
    deployed("1.0.0", "2026-01-05T00:00:00Z");
    deployed("2.0.0", "2026-01-06T00:00:00Z");
    deployed("1.0.0", "2025-12-20T00:00:00Z");
    recorded.deployment("2.0.0", "production", Outcome.ROLLED_BACK, "2026-01-07T00:00:00Z");
    recorded.incident("A", "1.0.0", "production", "high", "2026-01-08T00:00:00Z");
    deployed("3.0.0", "2026-01-09T00:00:00Z");
    deployed("4.0.0", "2026-01-10T00:00:00Z");
    deployed("5.0.0", "2026-01-11T00:00:00Z");

    assertThat(figure("change-failure-rate").note()).isEqualTo("2 of 5 deployments");
  }

  @Test
  void recoveryIsFromTheFirstTimeAnIncidentIsToldToItsEnd() {
    recorded.performed("1.0.0", null, "2026-01-01T00:00:00Z");
    deployed("1.0.0", "2026-01-01T00:00:00Z");
    recorded.incident("A", "1.0.0", "production", "high", "2026-01-03T20:00:00Z");
    recorded.incident("A", "1.0.0", "production", "high", "2026-01-03T23:00:00Z");
    recorded.restored("A", "1.0.0", "2026-01-04T02:00:00Z");
    recorded.incident("A", "1.0.0", "production", "high", "2026-01-05T00:00:00Z");
    recorded.incident("B", "1.0.0", "production", "high", "2026-01-05T00:30:00Z");
    recorded.restored("B", "1.0.0", "2026-01-05T01:00:00Z");
    recorded.restored("A", "1.0.0", "2026-01-05T02:00:00Z");
    recorded.restored("unknown", "1.0.0", "2026-01-05T02:00:00Z");
    recorded.incident("C", "1.0.0", "staging", "high", "2026-01-05T00:00:00Z");
    recorded.restored("C", "1.0.0", "2026-01-06T00:00:00Z");
    recorded.incident("D\u202E", "1.0.0", "production", "high", "2026-01-05T00:00:00Z");

    Figure figure = figure("recovery-time");

    hasValue(figure, "2", 3); // 6 h, 2 h, 0.5 h
    assertThat(figure.band()).isEqualTo(Band.HIGH);
    assertThat(figure.note())
        .startsWith("from incident to restored; open: D")
        .doesNotContain("\u202E");
  }

  @Test
  void releasesAreCountedAsTakenBackWhateverTheTime() {
    for (int i = 1; i <= 5; i++) {
      recorded.performed("1." + i + ".0", null, "2026-01-1" + i + "T00:00:00Z");
    }
    recorded.release("2.0.0", null, "2026-02-01T00:00:00Z");
    recorded.event(Type.ROLLED_BACK, "2.0.0", "2026-02-02T00:00:00Z");
    recorded.event(Type.YANKED, "1.1.0", "2026-02-28T00:00:00Z");
    recorded.event(Type.YANKED, "0.1.0", "2026-02-28T00:00:00Z");

    hasValue(figure("rollback-rate"), "33.33", 6);
    assertThat(tally("releases-by-outcome"))
        .containsExactly(
            new Count("performed", 4),
            new Count("prepared", 0),
            new Count("rolled-back", 1),
            new Count("yanked", 1));
  }

  @Test
  void approvalsOfDeploymentsAreNoneOfThePlan() {
    for (int i = 0; i < 4; i++) {
      String version = "1." + i + ".0";
      String day = "2026-01-1" + i;
      if (i > 0) {
        recorded.approved(version, "", day + "T08:00:00Z");
      }
      recorded.release(version, null, day + "T10:00:00Z");
      recorded.event(Type.PREPARED, version, day + "T10:00:00Z");
      recorded.approved(version, "deploy:production", day + "T14:00:00Z");
      recorded.approved(version, "deploy:production:smoke", day + "T07:00:00Z");
    }

    hasValue(figure("approval-wait"), "2", 3);
  }

  @Test
  void releasesHaveTheirOwnFigures() {
    String[] days = {"2026-01-05", "2026-01-06", "2026-01-08", "2026-01-12"};
    for (int i = 0; i < days.length; i++) {
      String version = "1." + i + ".0";
      recorded.event(Type.APPROVED, version, days[i] + "T08:00:00Z");
      recorded.release(
          version,
          null,
          days[i] + "T10:00:00Z",
          change("a" + i, "fix", false, days[i] + "T00:00:00Z", "#" + i, "ABC-1"),
          change("b" + i, "feat", i == 0, days[i] + "T06:00:00Z"));
      recorded.event(Type.PREPARED, version, days[i] + "T10:30:00Z");
      recorded.event(Type.PERFORMED, version, days[i] + "T12:00:00Z");
    }
    recorded.incident("A", "1.0.0", "", "", "2026-01-07T00:00:00Z");
    recorded.incident("B", "1.1.0", "staging", "high", "2026-01-07T12:00:00Z");
    recorded.incident("C", "1.2.0", "staging", "high", "2026-01-12T06:00:00Z");
    recorded.survey("1.0.0", "4", "5", 3, "2026-01-20T00:00:00Z");
    recorded.survey("1.1.0", "10", "10", 1, "2026-01-20T00:00:00Z");
    recorded.survey("1.2.0", "0", "10", 1, "2026-01-20T00:00:00Z");
    recorded.survey("1.2.0", "1", "0", 100, "2026-01-20T00:00:00Z");
    recorded.survey("1.2.0", "11", "10", 100, "2026-01-20T00:00:00Z");

    hasValue(figure("cycle-time"), "12", 4);
    hasValue(figure("preparation-to-publication"), "1.5", 4);
    hasValue(figure("approval-wait"), "2.5", 4);
    hasValue(figure("release-interval"), "2", 3);
    hasValue(figure("changes-per-release"), "2", 4);
    hasValue(figure("breaking-changes"), "12.5", 8);
    hasValue(figure("fix-share"), "50", 8);
    hasValue(figure("issues-resolved"), "5", 4);
    assertThat(figure("issues-resolved").note()).contains("1.25 a release");
    // #0 to #3: 12 h each; ABC-1 from January 5 to January 12, noon: 180 h
    hasValue(figure("issue-resolution-time"), "12", 5);
    hasValue(figure("defect-density"), "37.5", 8);
    hasValue(figure("time-to-resolve"), "24", 3); // 36 h, 24 h, 6 h
    hasValue(figure("survey-score"), "68", 5);
    // 54.67 days are on record: from January 5, 8 o'clock
    hasValue(figure("release-frequency"), "2.23", 4);
    assertThat(tally("incidents-by-severity"))
        .containsExactly(new Count("high", 2), new Count("none given", 1));
  }

  @Test
  void monthsWeekdaysAndHoursAreInUtc() {
    recorded.performed("1.0.0", null, "2026-01-31T23:30:00Z");
    recorded.performed("1.0.1", "1.0.0", "2026-02-01T00:30:00Z");
    recorded.performed("2.0.0-rc.1", "1.0.1", "2026-02-02T00:00:00Z");

    assertThat(tally("releases-by-month"))
        .containsExactly(new Count("2026-01", 1), new Count("2026-02", 2));
    assertThat(tally("releases-by-weekday"))
        .contains(new Count("Saturday", 1), new Count("Sunday", 1), new Count("Monday", 1));
    assertThat(tally("releases-by-hour"))
        .hasSize(24)
        .contains(new Count("00", 2), new Count("23", 1));
    assertThat(tally("releases-by-type"))
        .containsExactly(
            new Count("major", 1),
            new Count("minor", 0),
            new Count("patch", 1),
            new Count("prerelease", 1));
  }

  private List<Count> tally(String id) {
    return metrics().tallies().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow()
        .counts();
  }

  @Test
  void aSplitLedgerSaysWhatCountsAsADeployment() {
    deployed("1.0.0", "2026-01-05T00:00:00Z");
    recorded.in("acme/lib", "").performed("1.0.0", null, "2026-01-06T00:00:00Z");

    assertThat(figure("deployment-frequency").samples()).isEqualTo(2);
    assertThat(figure("deployment-frequency").note()).contains("for 1 of 2 components releases");
  }

  @Test
  void tagsTellNothingOfFailures() {
    for (int i = 1; i <= 5; i++) {
      recorded.performed("1." + i + ".0", null, "2026-01-1" + i + "T00:00:00Z");
    }
    Metrics metrics =
        Measurement.of(
            recorded.contents(),
            new Scope(
                Measurement.TAGS,
                Optional.empty(),
                Optional.empty(),
                Instant.parse(NOW),
                Optional.empty()));

    assertThat(metrics.since()).isEqualTo("2026-01-11T00:00:00Z");
    assertThat(metrics.figure("change-failure-rate").orElseThrow())
        .extracting(Figure::value, Figure::note)
        .containsExactly(null, "not enough data: tags do not tell");
    assertThat(metrics.figure("release-interval").orElseThrow())
        .extracting(Figure::value, Figure::note)
        .containsExactly(BigDecimal.ONE, "of one component each; from tags");
  }
}
