package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens to a release outside, in the order in which it may happen (D1). */
class RecordGoalTest extends RecordFixture {

  @Test
  void goesThroughTheEnvironmentsInTheirOrder() {
    addRemote();
    assertThatThrownBy(() -> deploy("staging"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("1.0.0 is not to go to staging yet: it was not deployed to testing")
        .hasMessageContaining(
            "mvn release-kit:record -Devent=deployment -Denvironment=testing -DreleaseVersion=1.0.0");

    deploy("testing");
    deploy("staging");

    assertThat(git.id(GitLedger.REF)).isEqualTo(remote.id(GitLedger.REF));
    assertThat(onRecord(Type.DEPLOYMENT))
        .extracting(event -> event.deployment().environment())
        .containsExactly("testing", "staging");
    LedgerEvent event = onRecord(Type.DEPLOYMENT).get(0);
    assertThat(event.version()).isEqualTo("1.0.0");
    assertThat(event.tag()).isEqualTo("v1.0.0");
    assertThat(event.by()).isEqualTo(GitFixture.IDENTITY);
    assertThat(event.at()).isEqualTo("2026-11-30T12:00:00Z");
    assertThat(event.detail()).isEqualTo("deployed to testing");
    assertThat(event.deployment().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(log.get(0)).startsWith("Recorded of 1.0.0, deployment at 2026-11-30T12:00:00Z: ");
  }

  @Test
  void saysBeforehandWhetherItMayGoThere() {
    addRemote();
    String before = remote.refs();

    assertThatThrownBy(() -> record(true, deployment("staging")))
        .isInstanceOf(ReleaseException.class);
    record(true, deployment("testing"));

    assertThat(log)
        .containsExactly(
            "Would record of 1.0.0, deployment at 2026-11-30T12:00:00Z: deployed to testing");
    assertThat(remote.refs()).isEqualTo(before);
  }

  /** In an emergency the order gives way, and approvals do not. */
  @Test
  void keepsTheReasonOfWhatIsOutOfOrder() {
    record(false, deployment("staging").with(RecordText.REASON, Optional.of("testing is down")));

    assertThat(onRecord(Type.DEPLOYMENT).get(0).detail())
        .isEqualTo(
            "deployed to staging; out of order, it was not deployed to testing: testing is down");
    assertThatThrownBy(
            () ->
                record(
                    false, deployment("production").with(RecordText.REASON, Optional.of("hurry"))))
        .hasMessageContaining("approvals of deployment to production");
  }

  @Test
  void takesFailedDeploymentsInAnyCase() {
    record(false, deployment("production").with(RecordText.OUTCOME, Optional.of("failed")));
    now = now.plusSeconds(60);
    record(false, deployment("production").with(RecordText.OUTCOME, Optional.of("rolled-back")));

    assertThat(onRecord(Type.DEPLOYMENT))
        .extracting(LedgerEvent::detail)
        .containsExactly("deployment to production failed", "rolled back in production");
  }

  @Test
  void refusesUnknownEnvironmentsAndReleases() {
    assertThatThrownBy(() -> deploy("produktion"))
        .hasMessageContaining("release-kit.yml has no environment 'produktion'")
        .hasMessageContaining("-Denvironment=production; it has testing, staging, production");
    assertThatThrownBy(
            () ->
                record(false, deployment("testing").with(RecordText.VERSION, Optional.of("1.0.1"))))
        .hasMessageContaining("the ledger has no release 1.0.1")
        .hasMessageContaining("-DreleaseVersion=1.0.0");
    assertThatThrownBy(
            () ->
                record(
                    false,
                    deployment("testing").with(RecordText.AT, Optional.of("2026-11-21T09:59:59Z"))))
        .hasMessageContaining("2026-11-21T09:59:59Z is before 2026-11-21T10:00:00Z, when 1.0.0");
    assertThat(onRecord(Type.DEPLOYMENT)).isEmpty();
  }

  /** Who deploys cannot change what the release asks for. */
  @Test
  void judgesByThePolicyOfTheReleaseCommit() {
    deploy("testing");
    deploy("staging");
    git.commit(
        "build: ask nobody",
        "release-kit.yml",
        "environments: [{name: staging}, {name: canary}, {name: production}]\n");

    assertThatThrownBy(() -> deploy("production"))
        .hasMessageContaining("1.0.0 lacks 0 of 2 approvals of deployment to production by ops");
    deploy("canary");
    assertThat(onRecord(Type.DEPLOYMENT))
        .extracting(event -> event.deployment().environment())
        .containsExactlyInAnyOrder("testing", "staging", "canary");
  }

  @Test
  void judgesAnEnvironmentThatIsNewByWhatOthersCanSee() {
    addRemote();
    git.commit("build: one more", "release-kit.yml", "environments: [{name: canary}]\n");

    assertThatThrownBy(() -> deploy("canary"))
        .hasMessageContaining("what 'canary' asks for is in release-kit.yml of")
        .hasMessageContaining("which is not on origin")
        .hasMessageContaining("push it before the deployment");
    git.run("push", "--quiet", "origin", "main");
    deploy("canary");
    assertThat(onRecord(Type.DEPLOYMENT)).hasSize(1);
  }

  @Test
  void takesAnyEnvironmentWhereNoneIsConfigured() {
    git.commit("build: forget", "release-kit.yml", "branches: [main]\n");
    release(git, "2.0.0");

    deploy("eu-west-1");
    assertThat(onRecord(Type.DEPLOYMENT).get(0).version()).isEqualTo("2.0.0");
    assertThatThrownBy(() -> deploy("../x"))
        .hasMessageContaining("'../x' is no name of an environment");
  }

  @Test
  void bringsNothingOutThatWasTakenBack() {
    release(git, "2.0.0");
    enter(
        LedgerEvent.of(
            Type.YANKED,
            "2.0.0",
            "v2.0.0",
            git.id("main"),
            NOW.minusSeconds(60),
            Optional.empty(),
            "taken back"));

    assertThatThrownBy(
            () ->
                record(false, deployment("testing").with(RecordText.VERSION, Optional.of("2.0.0"))))
        .hasMessageContaining("2.0.0 was taken back after it was public")
        .hasMessageContaining("deploy 1.0.0");
    deploy("testing");
    assertThat(onRecord(Type.DEPLOYMENT).get(0).version()).isEqualTo("1.0.0");
  }

  @Test
  void entersTheSameOnce() {
    addRemote();
    RecordText same =
        deployment("testing").with(RecordText.AT, Optional.of("2026-11-29T10:00:00Z"));
    record(false, same);
    String before = remote.refs();
    now = now.plusSeconds(60);
    record(false, same);

    assertThat(log)
        .last()
        .isEqualTo("1.0.0, deployment at 2026-11-29T10:00:00Z is on record already: nothing to do");
    assertThat(remote.refs()).isEqualTo(before);
    assertThat(git.run("log", "-1", "--format=%ct", "refs/release-kit/ledger").strip())
        .as("the ledger's commit is of the time of recording")
        .isEqualTo(String.valueOf(NOW.getEpochSecond()));
    assertThat(git.id("refs/release-kit/ledger")).isEqualTo(remote.id("refs/release-kit/ledger"));
  }

  @Test
  void followsAnIncidentToItsEnd() {
    deploy("testing");
    release(git, "2.0.0");
    record(
        false,
        text("incident")
            .with(RecordText.ID, Optional.of("INC-1"))
            .with(RecordText.ENVIRONMENT, Optional.of("testing"))
            .with(RecordText.SEVERITY, Optional.of("high")));
    assertThatThrownBy(
            () -> record(false, text("incident").with(RecordText.ID, Optional.of("INC-1"))))
        .hasMessageContaining("the incident 'INC-1' is open since 2026-11-30T12:01:00Z");
    assertThatThrownBy(
            () -> record(false, text("restored").with(RecordText.ID, Optional.of("INC-2"))))
        .hasMessageContaining("there is no incident 'INC-2'")
        .hasMessageContaining("open are INC-1");
    assertThatThrownBy(
            () ->
                record(
                    false,
                    text("restored")
                        .with(RecordText.ID, Optional.of("INC-1"))
                        .with(RecordText.AT, Optional.of("2026-11-30T11:00:00Z"))))
        .hasMessageContaining("the incident 'INC-1' began at 2026-11-30T12:01:00Z");

    now = now.plusSeconds(1800);
    record(false, text("restored").with(RecordText.ID, Optional.of("INC-1")));
    assertThatThrownBy(
            () -> {
              now = now.plusSeconds(60);
              record(false, text("restored").with(RecordText.ID, Optional.of("INC-1")));
            })
        .hasMessageContaining("the incident 'INC-1' has ended already");

    assertThat(onRecord(Type.INCIDENT).get(0).version())
        .as("what runs there, and not what was released last")
        .isEqualTo("1.0.0");
    LedgerEvent end = onRecord(Type.RESTORED).get(0);
    assertThat(end.version()).isEqualTo("1.0.0");
    assertThat(end.incident().environment()).isEqualTo("testing");
    assertThat(end.incident().severity()).isEqualTo("high");
  }

  @Test
  void keepsSurveysAndNotes() {
    record(
        false,
        text("survey")
            .with(RecordText.AUDIENCE, Optional.of("customers"))
            .with(RecordText.SCORE, Optional.of("4.20"))
            .with(RecordText.RESPONSES, Optional.of("31")));
    record(false, text("note").with(RecordText.NOTE, Optional.of("=1+1\n::set-env name=X::1")));
    int before = onRecord(Type.SURVEY).size();
    record(
        false,
        text("survey")
            .with(RecordText.AUDIENCE, Optional.of("customers"))
            .with(RecordText.SCORE, Optional.of("4.20"))
            .with(RecordText.RESPONSES, Optional.of("31")));

    assertThat(onRecord(Type.SURVEY)).hasSize(before).hasSize(1);
    assertThat(onRecord(Type.SURVEY).get(0).detail()).isEqualTo("customers: 4.20 of 5");
    assertThat(onRecord(Type.SURVEY).get(0).survey().score()).isEqualTo("4.20");
    assertThat(onRecord(Type.NOTE).get(0).detail()).isEqualTo("=1+1 ::set-env name=X::1");
  }

  @Test
  void staysInTheCloneWhereItIsNotPushed() {
    addRemote();
    git.run("fetch", "--quiet", "origin", "+refs/release-kit/*:refs/release-kit/*");
    String before = remote.refs();
    new RecordGoal(invocation(), new RecordGoal.Settings(deployment("testing"), false, false))
        .run();

    assertThat(remote.refs()).isEqualTo(before);
    assertThat(git.run("ls-tree", "-r", "--name-only", "refs/release-kit/ledger"))
        .contains("events/1.0.0/0003-deployment.json");
  }

  /** Without the network first, and with it later. */
  @Test
  void goesOnFromWhatWasEnteredInThisCloneAlone() {
    addRemote();
    git.run("fetch", "--quiet", "origin", "+refs/release-kit/*:refs/release-kit/*");
    RecordText incident = text("incident").with(RecordText.ID, Optional.of("INC-1"));
    new RecordGoal(invocation(), new RecordGoal.Settings(incident, false, false)).run();
    RecordText again = incident.with(RecordText.AT, Optional.of(now.toString()));
    String before = remote.refs();

    now = now.plusSeconds(60);
    record(true, again);
    assertThat(remote.refs()).isEqualTo(before);
    record(false, again);
    assertThat(git.id("refs/release-kit/ledger")).isEqualTo(remote.id("refs/release-kit/ledger"));
    record(false, text("restored").with(RecordText.ID, Optional.of("INC-1")));

    assertThat(onRecord(Type.INCIDENT)).hasSize(1);
    assertThat(onRecord(Type.RESTORED)).hasSize(1);
    assertThat(git.id("refs/release-kit/ledger")).isEqualTo(remote.id("refs/release-kit/ledger"));
  }

  @Test
  void endsAnIncidentThatThisCloneAloneHas() {
    addRemote();
    git.run("fetch", "--quiet", "origin", "+refs/release-kit/*:refs/release-kit/*");
    RecordText incident = text("incident").with(RecordText.ID, Optional.of("INC-1"));
    new RecordGoal(invocation(), new RecordGoal.Settings(incident, false, false)).run();

    record(false, text("restored").with(RecordText.ID, Optional.of("INC-1")));

    assertThat(onRecord(Type.RESTORED)).hasSize(1);
    assertThat(git.id("refs/release-kit/ledger")).isEqualTo(remote.id("refs/release-kit/ledger"));
  }
}
