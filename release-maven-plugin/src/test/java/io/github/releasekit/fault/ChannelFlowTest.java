package io.github.releasekit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.fault.World.Run;
import io.github.releasekit.server.GitHubDescription;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What goals do with a release that goes to channels, from one to the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelFlowTest {

  private static final String TAKEN_BACK = "was taken back: nothing more of it is to be published";

  private ChannelWorld world;

  @BeforeAll
  void make(@TempDir Path temp) {
    GitHubDescription.require();
    world = new ChannelWorld(temp.resolve("world"), "");
  }

  @BeforeEach
  void begin() {
    world.begin();
    world.reachable(true);
  }

  @AfterEach
  void keepsSecrets() {
    world.reachable(true);
    assertThat(world.spilled()).isEmpty();
  }

  @org.junit.jupiter.api.AfterAll
  void close() {
    world.close();
  }

  private String run(int exit, String goal) {
    Run run = goal.equals("prepare") ? world.prepare() : world.world().run(goal);
    String said = String.join("\n", run.lines());
    assertThat(run.exit()).as(said).isEqualTo(exit);
    assertThat(ChannelWorld.holdsSecret(said)).as(said).isFalse();
    return said;
  }

  @Test
  void waitsForAPersonWhoPublishes() {
    world.configure("publish: manual", "");
    run(0, "prepare");

    assertThat(run(0, "perform")).contains("github: drafted, http").contains("release-kit:publish");
    assertThat(run(0, "status"))
        .contains("\"state\" : \"drafted\"")
        .contains("mvn release-kit:publish");
    assertThat(world.told()).as("it is not released yet").isEmpty();
    assertThat(world.brought()).containsExactly(World.NEXT);
    world.forge().edit(ChannelWorld.TAG, "Better words.\n");
    run(0, "perform");
    assertThat(world.shown().draft()).isTrue();

    run(0, "publish");

    assertThat(world.shown().draft()).isFalse();
    assertThat(world.shown().notes()).isEqualTo("Better words.\n");
    assertThat(world.told()).hasSize(1);
    assertThat(world.events())
        .isEqualTo(Map.of("prepared", 1, "performed", 1, "delivered", 1, "notified", 1));
    Map<String, Object> before = world.everything();
    assertThat(run(0, "publish")).contains("nothing to do");
    assertThat(world.everything()).isEqualTo(before);
    assertThat(run(0, "status")).contains("\"state\" : \"performed\"");
  }

  /** Somebody has deleted the draft: nobody has looked at what would be made now. */
  @Test
  void publishesNoDraftThatNobodyHasLookedAt() {
    world.configure("publish: manual", "");
    run(0, "prepare");
    run(0, "perform");
    world.forge().forget(ChannelWorld.TAG);

    assertThat(run(1, "publish")).contains("the draft of v1.1.0 is not there any more");
    assertThat(world.forge().state().releases()).isEmpty();

    run(0, "perform");
    assertThat(world.shown().draft()).isTrue();
    run(0, "publish");
    assertThat(world.shown().draft()).isFalse();
  }

  @Test
  void takesBackADraftThatWaitsAndTellsNobodyOfARelease() {
    world.configure("publish: manual", "");
    run(0, "prepare");
    run(0, "perform");

    run(0, "take-back");

    assertThat(world.forge().state().releases()).isEmpty();
    assertThat(world.told()).singleElement().asString().contains(Driver.REASON);
    assertThat(world.events()).containsEntry("yanked", 1).containsEntry("notified", 1);
  }

  @Test
  void goesOnWithoutAForgeThatIsNotRequiredAndComesBackToIt() {
    world.configure("required: false", "");
    run(0, "prepare");
    world.reachable(false);

    assertThat(run(0, "perform")).contains("github is done without").contains("github: failed");
    assertThat(world.event("performed")).contains("\"outcome\" : \"failed\"");
    assertThat(world.forge().state().releases()).isEmpty();
    world.reachable(true);
    run(0, "perform");

    assertThat(world.shown().draft()).isFalse();
    assertThat(world.events()).containsEntry("performed", 1).containsEntry("delivered", 1);
    assertThat(world.brought()).containsExactly(World.NEXT);
  }

  /** Another file of the release's name is there: what is not whole is not published. */
  @Test
  void doesNotPublishADraftThatIsNotWhole() {
    world.configure("required: false", "");
    run(0, "prepare");
    world.forge().release(ChannelWorld.TAG, true, "app-1.1.0.jar");

    assertThat(run(0, "perform")).contains("github is done without: ").contains("app-1.1.0.jar");
    assertThat(world.shown().draft()).isTrue();
    assertThat(world.event("performed")).contains("\"outcome\" : \"failed\"");
  }

  /** A token that is missing is a failure as any other. */
  @Test
  void goesOnWithoutATokenForWhatIsNotRequired() {
    world.configure("required: false\n    label: x", "");
    GitFixture clone = GitFixture.at(world.world().checkout());
    String yaml = clone.run("show", "HEAD:release-kit.yml");
    clone.commit(
        "build: other user",
        "release-kit.yml",
        yaml.replace("credentials: forge", "credentials: nobody"));
    clone.run("push", "--quiet", "origin", "main");
    run(0, "prepare");

    assertThat(run(0, "perform"))
        .contains("github is done without: there are no credentials 'nobody' for http")
        .contains("RELEASE_KIT_NOBODY");
    assertThat(world.brought()).containsExactly(World.NEXT);
  }

  @Test
  void tellsWhoWantsToKnowThatAReleaseIsNotFinished() {
    run(0, "prepare");
    world.reachable(false);

    assertThat(run(1, "perform")).contains("refused: ");
    assertThat(world.told())
        .singleElement()
        .asString()
        .contains("could not be finished", "mvn release-kit:perform -DreleaseVersion=1.1.0");
    assertThat(world.events()).isEqualTo(Map.of("prepared", 1));
    world.reachable(true);
    run(0, "perform");

    assertThat(world.told()).hasSize(2);
    assertThat(world.brought()).containsExactly(World.NEXT);
  }

  @Test
  void comesBackToAChannelThatCouldNotBeLeft() {
    run(0, "prepare");
    run(0, "perform");
    world.reachable(false);

    assertThat(run(1, "take-back")).contains("not all channels could be left: github: ");
    assertThat(world.brought()).as("the others are left").containsExactly("gone");
    assertThat(world.events()).containsEntry("yanked", 1);
    assertThat(run(1, "perform")).contains(TAKEN_BACK);
    world.reachable(true);
    run(0, "take-back");

    assertThat(world.shown().preRelease()).isTrue();
    assertThat(world.event("delivered")).contains("\"outcome\" : \"withdrawn\"");
    assertThat(world.events()).containsEntry("yanked", 1).containsEntry("delivered", 1);
  }

  /**
   * Nothing is public, but the draft is there: all of it is taken back, or nothing is said to be.
   */
  @Test
  void takesBackAllOfWhatIsNotPublicOrSaysWhatItCannot() {
    run(0, "prepare");
    world.forge().release(ChannelWorld.TAG, true, "app-1.1.0.jar");
    world.reachable(false);

    assertThat(run(1, "rollback")).contains("not all channels could be left: github: ");
    assertThat(world.events()).isEqualTo(Map.of("prepared", 1));
    world.reachable(true);
    run(0, "rollback");

    assertThat(world.forge().state().releases()).isEmpty();
    assertThat(world.events()).containsEntry("rolled-back", 1);
  }

  @Test
  void saysWhatEachChannelWouldGetAndDoesNothing() {
    run(0, "prepare");
    Map<String, Object> before = world.everything();

    assertThat(run(0, "perform-dry"))
        .contains("github: draft v1.1.0 on github with 1 file, and publish it")
        .contains("site: run sh -c echo ")
        .contains("publish 1.1.0 ");
    assertThat(world.everything()).isEqualTo(before);
  }

  /** A text for those who use the release, and what stays. */
  @Test
  void writesWhatUsersNeedToKnowOfAReleaseThatIsTakenBack() {
    run(0, "prepare");
    run(0, "perform");

    assertThat(run(0, "take-back"))
        .contains("Took 1.1.0 back: " + Driver.REASON)
        .contains("cannot be withdrawn: org.example:app at file:")
        .contains("cannot be withdrawn: tag v1.1.0")
        .contains("next: mvn release-kit:prepare -Dbump=patch releases 1.1.1");

    assertThat(world.world().checkout().resolve("target/release-kit/1.1.0/advisory.md"))
        .content()
        .contains(Driver.REASON, "1.1.1", "app-1.1.0.jar");
    assertThat(world.told()).hasSize(2);
  }

  @Test
  void recordsTheFailureOfAWorkflowAndAsksAgain() {
    world.followWorkflows("record");
    run(0, "prepare");
    world.workflow(State.FAILED);

    assertThat(run(1, "perform")).contains("channel 'workflow' failed: Publish failed");
    assertThat(world.event("performed")).contains("\"detail\" : \"Publish failed\"");
    assertThat(world.told()).singleElement().asString().contains("could not be finished");
    world.forge().turn("Publish", State.SUCCEEDED);
    run(0, "perform");

    assertThat(world.event("delivered")).contains("Publish succeeded");
    assertThat(world.events())
        .isEqualTo(Map.of("prepared", 1, "performed", 1, "delivered", 1, "notified", 1));
    assertThat(world.told()).hasSize(2);
  }

  @Test
  void takesTheReleaseBackWhereItsWorkflowFailsAndItIsSaidSo() {
    world.followWorkflows("rollback");
    run(0, "prepare");
    world.workflow(State.FAILED);

    assertThat(run(1, "perform")).contains("1.1.0 was taken back, as its workflow failed");

    assertThat(world.shown().notes()).contains("This release was taken back.** Publish failed");
    assertThat(world.brought()).containsExactly("gone");
    assertThat(world.told()).singleElement().asString().contains("Publish failed");
    assertThat(world.events()).containsEntry("yanked", 1);
    assertThat(run(0, "status")).contains("\"state\" : \"yanked\"");
  }

  /** What is to be told is told by any later run. */
  @Test
  void tellsLaterWhatCouldNotBeToldAtOnce() {
    run(0, "prepare");
    world.deaf(true);
    assertThat(run(0, "perform")).contains("slack was not told");
    world.deaf(false);

    assertThat(run(0, "perform")).contains("nothing to do").contains("told slack: released");
    assertThat(run(0, "perform")).doesNotContain("told slack");
    assertThat(world.events()).containsEntry("notified", 1);
  }
}
