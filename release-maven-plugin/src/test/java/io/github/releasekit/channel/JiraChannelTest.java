package io.github.releasekit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.server.JiraServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions and issues of Jira (N2). */
class JiraChannelTest {

  private static final String NAME = "app 1.2.0";
  private static final Optional<String> DONE = Optional.of("Done");
  private static final Release RELEASE =
      Releases.release("1.2.0", true, List.of("#12", "ABC-1", "ABC-2", "ABCD-3", "XYZ-4", "ABC-0"));

  private JiraServer server;
  private JiraFixture jira;

  @BeforeEach
  void start() {
    server = new JiraServer(Authorization.of(JiraFixture.CLOUD).value().reveal());
    jira = new JiraFixture(server);
    server.addIssue("ABC-1", "In Progress");
    server.addIssue("ABC-2", "Done");
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Map<String, Object> version() {
    assertThat(server.versions(NAME)).hasSize(1);
    return server.versions(NAME).get(0);
  }

  @Test
  void releasesAVersionWithItsIssues() {
    JiraChannel channel = jira.channel(DONE);
    channel.requireReady();
    assertThat(channel.observe(RELEASE)).isEqualTo(Observation.ABSENT);

    Delivery delivery = channel.deliver(RELEASE);

    assertThat(delivery)
        .isEqualTo(
            Delivery.delivered("jira", server.url() + "/projects/ABC/versions/10401", "10401"));
    assertThat(version())
        .containsEntry("released", true)
        .containsEntry("releaseDate", "2026-11-21")
        .containsEntry("description", "org.acme:app 1.2.0, tag v1.2.0");
    assertThat(server.issue("ABC-1")).isEqualTo("Done [10401]");
    assertThat(server.issue("ABC-2")).isEqualTo("Done [10401]");
    assertThat(channel.observe(RELEASE)).isEqualTo(new Observation.Done(new Delivered(delivery)));
    assertThat(server.requests())
        .noneMatch(request -> request.matches(".*(XYZ-4|ABCD-3|ABC-0|12$).*"));
  }

  @Test
  void changesNothingTheSecondTime() {
    JiraChannel channel = jira.channel(DONE);
    channel.deliver(RELEASE);
    List<String> changes = server.changes();

    channel.deliver(RELEASE);

    assertThat(server.changes()).isEqualTo(changes).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheVersionsThatAnIssueIsIn() {
    String other = server.addVersion("app 1.1.9", Map.of("released", true));
    server.fix("ABC-1", other);

    jira.channel(Optional.empty()).deliver(RELEASE);

    assertThat(server.issue("ABC-1")).isEqualTo("In Progress [10401, 10402]");
  }

  @Test
  void releasesTheVersionThatPeopleHavePlanned() {
    server.addVersion(NAME, Map.of("description", "The big one", "releaseDate", "2027-01-01"));

    jira.channel(Optional.empty()).deliver(RELEASE);

    assertThat(version())
        .containsEntry("released", true)
        .containsEntry("releaseDate", "2026-11-21")
        .containsEntry("description", "The big one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Done", "Resolve", "dOnE"})
  void takesTheNameOfATransitionOrOfItsStatus(String transition) {
    jira.channel(Optional.of(transition)).deliver(RELEASE);

    assertThat(server.issue("ABC-1")).startsWith("Done");
  }

  @Test
  void tellsWhatIsNotThereAndWhatDoesNotMove() {
    server.addIssue("ABC-10", "Open");
    server.addIssue("ABC-13", "In Progress");
    server.moveIssue("ABC-14", "XYZ-7");
    Release release =
        Releases.release("1.2.0", true, List.of("ABC-10", "ABC-13", "ABC-14", "ABC-99"));
    JiraChannel channel = jira.channel(DONE);

    Delivery delivery = channel.deliver(release);

    assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(delivery.detail().split("; "))
        .satisfiesExactly(
            open ->
                assertThat(open)
                    .isEqualTo(
                        "ABC-10 does not go through 'Done': from 'Open' Jira offers 'Start'"),
            refused -> assertThat(refused).contains("ABC-13", "Resolution is required."),
            moved -> assertThat(moved).isEqualTo("ABC-14 is XYZ-7 now, of another project"),
            missing ->
                assertThat(missing).isEqualTo("ABC-99 is not in Jira, or not for this user"));
    assertThat(server.issue("ABC-10")).isEqualTo("Open [10401]");
    assertThat(channel.observe(release)).isInstanceOf(Observation.Done.class);
  }

  @Test
  void seesWhenAnIssueIsMissing() {
    JiraChannel channel = jira.channel(Optional.empty());
    channel.deliver(Releases.release("1.2.0", true, List.of("ABC-1")));

    assertThat(channel.observe(RELEASE)).isEqualTo(Observation.ABSENT);
    channel.deliver(RELEASE);
    assertThat(channel.observe(RELEASE)).isInstanceOf(Observation.Done.class);
  }

  @Test
  void takesAVersionBackAndSaysWhy() {
    JiraChannel channel = jira.channel(DONE);
    Delivery delivered = channel.deliver(RELEASE);
    Release withdrawn = Releases.takenBack(RELEASE, "it loses\nmail");

    Delivery delivery = channel.withdraw(withdrawn, Optional.of(delivered));
    List<String> changes = server.changes();
    channel.withdraw(withdrawn, Optional.of(delivered));
    channel.withdraw(withdrawn, Optional.empty());

    assertThat(delivery.outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(version())
        .containsEntry("released", false)
        .containsEntry("description", "org.acme:app 1.2.0, tag v1.2.0 — taken back: it loses mail");
    assertThat(server.issue("ABC-1")).isEqualTo("Done [10401]");
    assertThat(server.changes()).isEqualTo(changes);
    assertThat(channel.observe(RELEASE)).isEqualTo(Observation.ABSENT);
  }

  @Test
  void releasesAgainWhatWasTakenBack() {
    server.addVersion(NAME, Map.of("description", "The big one"));
    JiraChannel channel = jira.channel(Optional.empty());
    channel.deliver(RELEASE);
    channel.withdraw(Releases.takenBack(RELEASE, "no"), Optional.empty());

    channel.deliver(RELEASE);

    assertThat(version())
        .containsEntry("released", true)
        .containsEntry("description", "The big one");
  }

  @Test
  void hasNothingToTakeBackWhereThereIsNoVersion() {
    Delivery delivery = jira.channel(DONE).withdraw(RELEASE, Optional.empty());

    assertThat(delivery.outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(server.changes()).isEmpty();
  }

  @Test
  void takesAVersionBackThatHasAnotherNameByNow() {
    JiraChannel channel = jira.channel(DONE);
    Delivery delivered = channel.deliver(RELEASE);
    server.versions(NAME).get(0).put("name", "app 1.2.0 (Bordeaux)");

    channel.withdraw(Releases.takenBack(RELEASE, "no"), Optional.of(delivered));

    assertThat(server.versions("app 1.2.0 (Bordeaux)").get(0)).containsEntry("released", false);
  }

  @Test
  void speaksToDataCenterByAPersonalAccessToken() {
    try (JiraServer dataCenter = new JiraServer("Bearer t0ken")) {
      dataCenter.addIssue("ABC-1", "Open");
      new JiraFixture(dataCenter)
          .channel(Optional.empty(), JiraFixture.PERSONAL_TOKEN, 1, Duration.ofSeconds(30))
          .deliver(RELEASE);

      assertThat(dataCenter.versions(NAME)).hasSize(1);
    }
  }

  @Test
  void refusesAWrongUserWithoutShowingTheToken() {
    JiraChannel channel =
        jira.channel(DONE, new Credentials("ada", "wr0ng"), 1, Duration.ofSeconds(30));

    assertThatThrownBy(channel::requireReady)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("status 401")
        .hasMessageContaining("check the user")
        .hasMessageNotContaining("wr0ng");
  }

  @Test
  void refusesAnArchivedVersionAndAnIssueThatCannotBeEdited() {
    server.addVersion(NAME, Map.of("archived", true));
    assertThatThrownBy(() -> jira.channel(DONE).deliver(RELEASE))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is archived");

    server.reset();
    server.addIssue("ABC-1", "Locked");
    assertThatThrownBy(() -> jira.channel(DONE).deliver(RELEASE))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("does not put ABC-1 into a version")
        .hasMessageContaining("not on the appropriate screen")
        .hasMessageContaining("edit screen");
  }

  @Test
  void tellsWhatItWouldDo() {
    assertThat(jira.channel(DONE).intent(RELEASE))
        .isEqualTo("release version app 1.2.0 of ABC at " + server.url() + " with 2 issues");
  }
}
