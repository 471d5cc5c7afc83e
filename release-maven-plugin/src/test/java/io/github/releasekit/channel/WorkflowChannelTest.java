package io.github.releasekit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.channel.WorkflowChannel.Surroundings;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.channel.WorkflowTarget;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runs that a tag has started, followed to their end (P9). */
class WorkflowChannelTest {

  private static final String TAG = "v1.2.0";
  private static final String COMMIT = "a".repeat(40);
  private static final Surroundings NOWHERE = Surroundings.of(Map.of());

  private final Release release = Releases.release("1.2.0");
  private final List<String> out = new ArrayList<>();

  /** What happens in each of the pauses, the first ones first. */
  private final Deque<Runnable> events = new ArrayDeque<>();

  private Duration waited = Duration.ZERO;
  private GitHubServer server;
  private Forge forge;

  @BeforeAll
  static void requireDescription() {
    GitHubDescription.require();
  }

  @BeforeEach
  void start() {
    server = new GitHubServer(GitHubDescription.require());
    server.tag(TAG, COMMIT);
    HttpExchanges http = new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(20));
    forge = server.forge(http, Retries.none());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void pass(Duration pause) {
    waited = waited.plus(pause);
    Optional.ofNullable(events.poll()).ifPresent(Runnable::run);
  }

  private WorkflowChannel channel(String workflow, int timeout, Surroundings surroundings) {
    Address address = new Address(Kind.GITHUB, Optional.empty(), Optional.empty());
    Optional<String> name = Optional.of(workflow).filter(text -> !text.isEmpty());
    return new WorkflowChannel(
        "workflow",
        new WorkflowTarget(address, name, Duration.ofSeconds(timeout), false),
        forge::runs,
        surroundings,
        this::pass,
        out::add);
  }

  private Delivery follow() {
    return channel("", 3600, NOWHERE).deliver(release);
  }

  private String id(String name) {
    return forge.runs().ofTag(TAG, COMMIT).stream()
        .filter(run -> run.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void followsARunToItsEndAndTellsEveryChangeOfItsStateOnce() {
    events.add(() -> server.run(TAG, COMMIT, "Release", State.WAITING));
    events.add(() -> {});
    events.add(() -> server.turn("Release", State.RUNNING));
    events.add(() -> {});
    events.add(() -> server.turn("Release", State.SUCCEEDED));

    Delivery delivery = follow();

    assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(delivery.detail()).isEqualTo("Release succeeded");
    assertThat(delivery.location()).endsWith("/actions/runs/" + delivery.reference());
    assertThat(out)
        .extracting(line -> line.strip().split(": ")[0])
        .containsExactly("Release is waiting", "Release is running", "Release is succeeded");
    assertThat(out).allMatch(line -> line.endsWith(delivery.location()));
    assertThat(channel("", 3600, NOWHERE).observe(release))
        .isEqualTo(new Observation.Done(new Delivered(delivery)));
  }

  @Test
  void waitsForAllOfThemAndShowsTheOneThatFailed() {
    server.run(TAG, COMMIT, "Docs", State.SUCCEEDED);
    server.run(TAG, COMMIT, "Release", State.RUNNING);
    server.run(TAG, COMMIT, "Scan", State.SKIPPED);
    events.add(() -> server.turn("Release", State.FAILED));

    Delivery delivery = follow();

    assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(delivery.detail()).isEqualTo("Release failed");
    assertThat(delivery.reference()).isEqualTo(id("Release"));
    assertThat(channel("", 3600, NOWHERE).observe(release)).isEqualTo(Observation.ABSENT);
  }

  /** The same run with another attempt, after which perform is run again. */
  @Test
  void asksAgainAfterTheWorkflowWasStartedAgain() {
    server.run(TAG, COMMIT, "Release", State.FAILED);
    assertThat(follow().outcome()).isEqualTo(Outcome.FAILED);
    server.turn("Release", State.RUNNING);
    events.add(() -> server.turn("Release", State.SUCCEEDED));

    assertThat(follow().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void ignoresRunsOfOtherTagsAndCommits() {
    server.run("v1.1.0", COMMIT, "Release", State.FAILED);
    server.run(TAG, "b".repeat(40), "Release", State.FAILED);
    server.run(TAG, COMMIT, "Docs", State.SUCCEEDED);

    assertThat(follow().detail()).isEqualTo("Docs succeeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Release", "release.yml", ".github/workflows/release.yml"})
  void choosesAWorkflowByItsNameOrFile(String workflow) {
    server.run(TAG, COMMIT, "Release", State.SUCCEEDED);

    assertThat(channel(workflow, 3600, NOWHERE).deliver(release).detail())
        .isEqualTo("Release succeeded");
    assertThat(channel(workflow, 3600, NOWHERE).intent(release))
        .isEqualTo("wait for " + workflow + " of v1.2.0");
  }

  @Test
  void leavesOthersThanTheChosenOneAlone() {
    server.run(TAG, COMMIT, "Docs", State.FAILED);
    server.run(TAG, COMMIT, "Release", State.SUCCEEDED);

    assertThat(channel("Release", 3600, NOWHERE).deliver(release).outcome())
        .isEqualTo(Outcome.DELIVERED);
    assertThat(channel("elease.yml", 3600, NOWHERE).deliver(release).detail())
        .isEqualTo("the tag v1.2.0 has started no run of elease.yml");
  }

  @Test
  void failsAfterTwoMinutesWithoutARun() {
    Delivery delivery = follow();

    assertThat(waited).isEqualTo(Duration.ofMinutes(2));
    assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(delivery.detail()).isEqualTo("the tag v1.2.0 has started no workflow");
  }

  /** Its own token starts no other workflow, which is no failure of the release. */
  @Test
  void isPassedByInAWorkflowAfterTwoMinutesWithoutARun() {
    server.run(TAG, COMMIT, "Own", State.RUNNING);
    Surroundings own =
        Surroundings.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_RUN_ID", id("Own")));

    Delivery delivery = channel("", 3600, own).deliver(release);

    assertThat(waited).isEqualTo(Duration.ofMinutes(2));
    assertThat(delivery.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(delivery.detail())
        .startsWith("the tag v1.2.0 has started no workflow")
        .contains("pushes with its own token")
        .contains("token of an app or a person");
    assertThat(out).isEmpty();
  }

  @Test
  void waitsForOthersThanTheRunItIsPartOf() {
    server.run(TAG, COMMIT, "Own", State.RUNNING);
    server.run(TAG, COMMIT, "Docs", State.SUCCEEDED);
    Surroundings own =
        Surroundings.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_RUN_ID", id("Own")));

    assertThat(channel("", 3600, own).deliver(release).detail()).isEqualTo("Docs succeeded");
  }

  @Test
  void knowsThePipelineThatItIsPartOf() {
    assertThat(Surroundings.of(Map.of("CI_PIPELINE_ID", "17", "CI", "true")))
        .isEqualTo(new Surroundings("17", false));
    assertThat(Surroundings.of(Map.of("GITHUB_RUN_ID", "17")))
        .isEqualTo(new Surroundings("", false));
  }

  @Test
  void givesUpAfterItsTimeAndNamesWhatIsNotOver() {
    server.run(TAG, COMMIT, "Docs", State.SUCCEEDED);
    server.run(TAG, COMMIT, "Release", State.RUNNING);

    Delivery delivery = channel("", 90, NOWHERE).deliver(release);

    assertThat(waited).isEqualTo(Duration.ofSeconds(90));
    assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(delivery.detail()).isEqualTo("not over after 90 seconds: Release");
  }

  @Test
  void saysThatNothingHasBegunWhereItsTimeIsShorterThanTwoMinutes() {
    Delivery delivery = channel("", 30, NOWHERE).deliver(release);

    assertThat(waited).isEqualTo(Duration.ofSeconds(30));
    assertThat(delivery.detail()).isEqualTo("the tag v1.2.0 has started no workflow");
  }

  @Test
  void leavesWhatWorkflowsDid() {
    assertThat(channel("", 3600, NOWHERE).withdraw(release, Optional.empty()).outcome())
        .isEqualTo(Outcome.LEFT);
  }

  @Test
  void printsNothingThatSteersATerminal() {
    server.run(TAG, COMMIT, "Re\u001b[2Jlease\n::error::x", State.SUCCEEDED);

    assertThat(follow().detail()).doesNotContain("\u001b", "\n");
    assertThat(out).allMatch(line -> !line.contains("\u001b") && !line.contains("\n"));
  }
}
