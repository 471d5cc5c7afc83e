package io.github.releasekit.domain.notes.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.ReleaseCalendar;
import io.github.releasekit.domain.metrics.Samples;
import io.github.releasekit.domain.notes.document.DocumentedRelease.Condition;
import io.github.releasekit.domain.plan.GateSkips;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFactsTest {

  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // what was deployed, what runs then, and what 3 goes back to
    "'', '', ''",
    "'1+', 1, 1",
    "'1+ 2+', 2, 2",
    "'1+ 2+ 3+', 3, 2",
    "'1+ 2+ 3!', 2, 2",
    "'1+ 2+ 3+ 3-', 2, 2",
    "'1+ 2+ 2- 3+', 3, 1",
    "'1+ 3+ 3+', 3, 1",
    "'1+ 2+ 1+ 3+', 3, 1",
    "'3+ 3-', '', ''",
  })
  void anEnvironmentRunsWhatWasDeployedLastAndNotRolledBack(
      String deployments, String now, String back) {
    List<LedgerEvent> events = new ArrayList<>();
    Arrays.stream(deployments.split(" "))
        .filter(word -> !word.isEmpty())
        .forEach(
            word ->
                events.add(
                    event(Type.DEPLOYMENT, word.substring(0, 1), events.size())
                        .with(new Deployment("production", outcome(word), "", ""))));
    events.add(
        event(Type.DEPLOYMENT, "9", 99).with(new Deployment("staging", Outcome.SUCCEEDED, "", "")));
    Running running = Running.in("production", events);

    assertThat(running.now().map(LedgerEvent::version).orElse("")).isEqualTo(now);
    assertThat(running.backFrom("3").orElse("")).isEqualTo(back);
  }

  private static Outcome outcome(String word) {
    return switch (word.charAt(1)) {
      case '+' -> Outcome.SUCCEEDED;
      case '!' -> Outcome.FAILED;
      default -> Outcome.ROLLED_BACK;
    };
  }

  @Test
  void anIncidentEndsWithTheEventOfItsIdAndCanComeAgain() {
    List<Outage> outages =
        Outage.of(
            List.of(
                event(Type.RESTORED, "1", 0).with(incident("A")),
                event(Type.INCIDENT, "1", 1).with(incident("A")),
                event(Type.INCIDENT, "1", 2).with(incident("B")),
                event(Type.INCIDENT, "1", 3).with(incident("A")),
                event(Type.RESTORED, "2", 4).with(incident("A")),
                event(Type.INCIDENT, "2", 5).with(incident("A"))));

    assertThat(outages)
        .extracting(
            outage ->
                outage.incident().id()
                    + outage.start()
                    + outage.restored().map(LedgerEvent::at).orElse(" open"))
        .containsExactly(
            "A2026-11-20T10:01:00Z2026-11-20T10:04:00Z",
            "B2026-11-20T10:02:00Z open",
            "A2026-11-20T10:05:00Z open");
  }

  private static Incident incident(String id) {
    return new Incident(id, "production", "", "");
  }

  private static LedgerEvent event(Type type, String version, int minute) {
    return LedgerEvent.of(
        type, version, "", "", START.plusSeconds(60L * minute), Optional.empty(), "");
  }

  @ParameterizedTest
  @CsvSource({"'1', 1", "'3 1', 2", "'9 1 2', 2", "'1 2 3 9', 2.5"})
  void aMedianIsInTheMiddle(String numbers, double expected) {
    assertThat(Samples.median(Arrays.stream(numbers.split(" ")).map(Double::valueOf).toList()))
        .contains(expected);
    assertThat(Samples.median(List.<Double>of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "9.94, 9.9 s",
    "10, 10 s",
    "59.4, 59 s",
    "59.5, 1 min",
    "125, 2 min 5 s",
    "3599, 59 min 59 s",
    "3600, 1 h",
    "11040, 3 h 4 min",
    "86400, 1 d",
    "190800, 2 d 5 h",
  })
  void aDurationHasTwoUnitsAtMost(double seconds, String expected) {
    assertThat(Wording.duration(seconds)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.3.0, 1.3.0",
    "$(reboot), '''$(reboot)'''",
    "a'b, '''a''\\''''b'''",
    "-Dx=1 y, '''-Dx=1 y'''",
    "'', ''''''",
  })
  void anArgumentIsQuotedWhereAShellWouldReadMore(String plain, String expected) {
    assertThat(Wording.argument(plain)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "mvn x, `mvn x`",
    "a`b, `` a`b ``",
    "a``b, ``` a``b ```",
  })
  void codeStandsInAFenceThatItCannotEnd(String plain, String expected) {
    assertThat(Wording.code(plain)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.org/a?b=c#d, <https://acme.org/a?b=c#d>",
    "javascript:alert(1), javascript:alert(1)",
    "https://acme.org/> x, https:\u200B//acme.org/&gt; x",
    "https://acme.org:8443/a@b, <https://acme.org:8443/a@b>",
    "https://acme.org, <https://acme.org>",
    "https://bank.org@evil.org/, https:\u200B//bank.org@\u200Bevil.org/",
    "https://bank.org:x@evil.org/, https:\u200B//bank.org:x@\u200Bevil.org/",
    "ftp://acme.org, ftp:\u200B//acme.org",
  })
  void onlyAddressesOfTheWebCanBeFollowed(String address, String expected) {
    assertThat(Wording.link(address)).isEqualTo(expected);
  }

  @Test
  void aTimeThatIsNoneStaysTextAndAPersonIsCalledByName() {
    Wording wording = new Wording(ReleaseCalendar.NONE);

    assertThat(wording.time("2026-11-20T10:00:00Z")).isEqualTo("Fri 2026-11-20 10:00 Z");
    assertThat(wording.time("<soon>")).isEqualTo("&lt;soon&gt;");
    assertThat(wording.time((String) null)).isEmpty();
    assertThat(Wording.person("Ada <ada@example.org>")).isEqualTo("Ada");
    assertThat(Wording.person("unknown")).isEqualTo("unknown");
  }

  @Test
  void aPlanTellsOfGatesConditionsAndApprovals() {
    SnapshotFixture fixture = new SnapshotFixture();
    fixture.policy =
        SnapshotFixture.policy(
            """
            approvers:
              - {name: Ada, roles: [qa], key: keys/ada.asc}
            approvals:
              - {role: qa, check: usability}
            gates:
              coverage: {line: 80, required: false}
            """);
    ReleasePlan plan =
        fixture.plan(
            new ReleaseRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                GateSkips.of(List.of("coverage"), Optional.of("flaky")),
                false));
    DocumentedRelease release = DocumentedRelease.of(plan);

    assertThat(release.version()).isEqualTo("1.3.0");
    assertThat(release.previous()).isEqualTo("1.2.0");
    assertThat(release.plan()).isEqualTo(plan.digest());
    assertThat(release.changes())
        .singleElement()
        .satisfies(change -> assertThat(change.description()).isEqualTo("login"));
    assertThat(release.gates()).hasSameSizeAs(plan.gates());
    assertThat(release.gates())
        .filteredOn(judged -> judged.is("refused"))
        .singleElement()
        .satisfies(
            judged ->
                assertThat(judged.findings())
                    .singleElement()
                    .satisfies(
                        finding ->
                            assertThat(finding.problem())
                                .isEqualTo("0 of 1 sign-offs of usability by qa")));
    assertThat(release.conditions())
        .extracting(Condition::id, Condition::required, Condition::skipped)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "coverage", false, "skipped by Ada <ada@example.org>: flaky"));
    assertThat(release.needs())
        .singleElement()
        .satisfies(need -> assertThat(need.isMet()).isFalse());
  }

  @Test
  void theJournalTicksStepsOfAReleaseThatIsBegun() {
    Story story = new Story();
    Journal journal =
        Journal.EMPTY
            .with(JournalEntry.intent("build", START))
            .with(new JournalEntry("build", START, 60, new Event.Built("staging", "")))
            .with(JournalEntry.intent("judge-results", START));

    assertThat(Story.rendered(Checklist.of(story.planned(), story.facts(story.policy, journal))))
        .contains(
            "- [x] **build**: builds it once, and stages what is to be uploaded,"
                + " Fri 2026-11-20 11:00 Europe/Berlin\n"
                + "- [ ] **judge-results**");
  }

  @Test
  void deploymentsTellWhoHasApprovedThemAndWhoCan() {
    Story story = new Story();
    RequiredApproval lead = new RequiredApproval("lead", Optional.empty(), 2, Optional.empty());
    Approval given =
        new Approval(
            "org.acme:app", "1.3.0", "", "", "lead", "", "", "", "Ada", "2026-11-20T08:00:00Z", "");
    Facts facts = story.facts();
    Facts known =
        new Facts(
            facts.now(),
            facts.policy(),
            facts.component(),
            facts.ledger(),
            facts.source(),
            facts.texts(),
            facts.journal(),
            Map.of(
                "production",
                new Approvals(
                    List.of(lead),
                    List.of(new Approvals.Counted("Ada Lovelace", given)),
                    List.of(),
                    story.policy.approvers())),
            facts.prepareSteps(),
            facts.performSteps());

    assertThat(Story.rendered(DeploymentPlan.of(story.planned(), known)))
        .contains(
            "   - [ ] 2 approvals by lead: Ada Lovelace Fri 2026-11-20 09:00 Europe/Berlin"
                + " → `mvn release-kit:approve -Drole=lead`, by Grace Hopper\n");
  }

  @Test
  void commandsAreOfTheComponent() {
    Facts facts = new Story().facts();
    Facts component =
        new Facts(
            facts.now(),
            facts.policy(),
            Optional.of("core"),
            facts.ledger(),
            facts.source(),
            facts.texts(),
            facts.journal(),
            facts.deployments(),
            facts.prepareSteps(),
            facts.performSteps());

    assertThat(Story.rendered(RollbackPlan.of(new Story().planned(), component)))
        .contains("`mvn release-kit:rollback -DreleaseVersion=1.3.0 -Dcomponent=core`")
        .contains("`mvn release-kit:prepare -Dbump=patch -Dcomponent=core`");
  }
}
