package io.github.releasekit.domain.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.overview.ShownRelease.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverviewTest {

  private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

  private final List<LedgerRelease> releases = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();

  @Test
  void aReleaseIsWhatItsEventsHaveMadeOfIt() {
    release("", "1.0.0");
    release("", "1.1.0");
    release("", "1.2.0");
    release("", "1.3.0");
    release("core", "1.3.0");
    event("", at(1, Type.PERFORMED, "1.1.0"));
    event("", at(1, Type.ROLLED_BACK, "1.2.0"));
    event("", at(1, Type.PERFORMED, "1.3.0"));
    event("", at(2, Type.YANKED, "1.3.0"));

    assertThat(overview().releases())
        .extracting(one -> one.unit().component(), ShownRelease::version, ShownRelease::state)
        .containsExactly(
            tuple("", "1.0.0", State.PREPARED),
            tuple("", "1.1.0", State.PERFORMED),
            tuple("", "1.2.0", State.ROLLED_BACK),
            tuple("", "1.3.0", State.YANKED),
            tuple("core", "1.3.0", State.PREPARED));
    assertThat(overview().count(State.YANKED)).isEqualTo(1);
  }

  @Test
  void anEnvironmentRunsWhatWasBroughtThereLastAndNotTakenBack() {
    deployment(1, "production", "1.0.0", Outcome.SUCCEEDED);
    deployment(2, "staging", "1.1.0", Outcome.SUCCEEDED);
    deployment(3, "production", "1.1.0", Outcome.SUCCEEDED);
    deployment(4, "production", "1.1.0", Outcome.ROLLED_BACK);
    deployment(5, "production", "1.2.0", Outcome.FAILED);
    deployment(6, "lab", "1.2.0", Outcome.FAILED);
    deployment(7, "canary", "1.2.0", Outcome.SUCCEEDED);
    deployment(8, "canary", "1.2.0", Outcome.ROLLED_BACK);

    List<RunningVersion> running = overview().running();

    assertThat(running)
        .extracting(RunningVersion::environment)
        .containsExactly("staging", "production", "canary", "lab");
    assertThat(running)
        .extracting(RunningVersion::version)
        .containsExactly(
            Optional.of("1.1.0"), Optional.of("1.0.0"), Optional.empty(), Optional.empty());
    assertThat(running.get(1).since()).isEqualTo(DAY.plus(Duration.ofHours(4)));
    assertThat(running.get(1).failed())
        .contains(new RunningVersion.Failure("1.2.0", DAY.plus(Duration.ofHours(5))));
    assertThat(running.get(0).failed()).isEmpty();
  }

  @Test
  void aVersionBroughtTwiceIsTakenBackOnce() {
    deployment(1, "production", "1.0.0", Outcome.SUCCEEDED);
    deployment(2, "production", "1.1.0", Outcome.SUCCEEDED);
    deployment(3, "production", "1.1.0", Outcome.SUCCEEDED);
    deployment(4, "production", "1.1.0", Outcome.ROLLED_BACK);

    assertThat(overview().running().get(0).version()).contains("1.0.0");
  }

  @Test
  void anIncidentEndsInWhateverReleaseItWasRestoredBy() {
    incident(1, Type.INCIDENT, "A", "1.0.0");
    incident(2, Type.INCIDENT, "B", "1.0.0");
    incident(3, Type.RESTORED, "A", "1.0.1");
    incident(4, Type.INCIDENT, "A", "1.0.2");
    incident(5, Type.RESTORED, "unknown", "1.0.2");

    List<Outage> outages = overview().outages();

    assertThat(outages).extracting(one -> one.incident().id()).containsExactly("A", "B", "A");
    assertThat(outages).extracting(Outage::version).containsExactly("1.0.2", "1.0.0", "1.0.0");
    assertThat(outages.get(2).end()).contains(DAY.plus(Duration.ofHours(3)));
    assertThat(outages.get(2).lasted(DAY)).isEqualTo(Duration.ofHours(2));
    assertThat(overview().openOutages()).isEqualTo(2);
  }

  @Test
  void anIncidentThatIsToldTwiceIsOne() {
    release("", "1.0.0");
    release("", "1.1.0");
    incident(1, Type.INCIDENT, "A", "1.0.0");
    incident(2, Type.INCIDENT, "A", "1.0.0");
    incident(3, Type.INCIDENT, "A", "1.1.0");
    incident(4, Type.RESTORED, "A", "1.1.0");
    incident(5, Type.INCIDENT, "A", "1.0.0");

    assertThat(overview().outages()).hasSize(2);
    assertThat(overview().releases())
        .extracting(ShownRelease::version, ShownRelease::incidents)
        .containsExactly(tuple("1.0.0", 2), tuple("1.1.0", 0));
  }

  @Test
  void aVersionAskedForKeepsTheEndOfItsIncidents() {
    incident(1, Type.INCIDENT, "A", "1.0.0");
    incident(3, Type.RESTORED, "A", "1.0.1");
    incident(4, Type.INCIDENT, "B", "1.0.1");

    List<Outage> outages = overview(query(Optional.empty(), Optional.empty(), "1.0.0")).outages();

    assertThat(outages).hasSize(1);
    assertThat(outages.get(0).end()).isPresent();
  }

  @Test
  void aTimeHasTheIncidentsThatWereGoingOnInIt() {
    incident(1, Type.INCIDENT, "before", "1.0.0");
    incident(2, Type.RESTORED, "before", "1.0.0");
    incident(3, Type.INCIDENT, "into", "1.0.0");
    incident(6, Type.RESTORED, "into", "1.0.0");
    incident(7, Type.INCIDENT, "across", "1.0.0");
    incident(9, Type.RESTORED, "across", "1.0.0");
    incident(10, Type.INCIDENT, "after", "1.0.0");

    List<Outage> outages = overview(query(hour(5), hour(8), null)).outages();

    assertThat(outages).extracting(one -> one.incident().id()).containsExactly("across", "into");
    assertThat(outages.get(0).end()).describedAs("at the end of that time").isEmpty();
  }

  @Test
  void gatesKeepTheOrderAndCountOutcomes() {
    release("", "1.0.0");
    release("", "1.1.0");

    List<GateHistory> gates = overview().gates();

    assertThat(gates).extracting(GateHistory::id).containsExactly("clean-tree", "coverage");
    assertThat(gates.get(1).count("passed")).isEqualTo(2);
    assertThat(gates.get(1).count("skipped")).isZero();
    assertThat(gates.get(1).latest(1))
        .extracting(one -> one.release().version())
        .containsExactly("1.1.0");
  }

  @Test
  void anApprovalHasWaitedSinceTheLastCommit() {
    release("", "1.0.0");

    GivenApproval given = overview().approvals().get(0);

    assertThat(given.purpose()).isEqualTo("usability by qa");
    assertThat(given.waited()).contains(Duration.ofHours(25));
  }

  @Test
  void nothingOnRecordIsNothing() {
    assertThat(overview())
        .isEqualTo(new Overview(List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  private Overview overview() {
    return overview(LedgerQuery.ALL);
  }

  private Overview overview(LedgerQuery query) {
    return Overview.of(
        new LedgerContents(releases, entries), query, List.of("staging", "production"));
  }

  private static LedgerQuery query(
      Optional<Instant> since, Optional<Instant> until, String version) {
    return new LedgerQuery(
        since, until, Set.of(), Optional.empty(), Optional.empty(), Optional.ofNullable(version));
  }

  private static Optional<Instant> hour(int hour) {
    return Optional.of(DAY.plus(Duration.ofHours(hour)));
  }

  private void release(String component, String version) {
    releases.add(new LedgerRelease("acme/app", component, ManifestFixture.manifest(version)));
  }

  private void deployment(int hour, String environment, String version, Outcome outcome) {
    event(
        "",
        at(hour, Type.DEPLOYMENT, version)
            .with(new Deployment(environment, outcome, DAY.toString(), "")));
  }

  private void incident(int hour, Type type, String id, String version) {
    event("", at(hour, type, version).with(new Incident(id, "production", "", "")));
  }

  private static LedgerEvent at(int hour, Type type, String version) {
    return LedgerEvent.of(
        type,
        version,
        "v" + version,
        "a".repeat(40),
        DAY.plus(Duration.ofHours(hour)),
        Optional.of("Ada <ada@acme.org>"),
        "what happened");
  }

  private void event(String component, LedgerEvent event) {
    entries.add(new LedgerEntry("acme/app", component, "events/" + entries.size(), event));
  }
}
