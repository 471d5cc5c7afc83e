package io.github.releasekit.channel;

import static io.github.releasekit.channel.ForgeChannelFixture.COMMIT;
import static io.github.releasekit.channel.ForgeChannelFixture.TAG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.server.ForgeState;
import io.github.releasekit.server.ForgeState.Talk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A draft made public on every forge, what people are told there, and how it is taken back. */
class ForgePublicationTest {

  private static final String TAKEN_BACK = "**This release was taken back.** loses data";

  @TempDir private Path temp;

  @BeforeAll
  static void requireDescription() {
    io.github.releasekit.server.GitHubDescription.require();
  }

  private static Delivery publish(ForgeChannelFixture forge, ForgeTarget target, Release release) {
    forge.draft(target).deliver(release);
    return forge.publication(target).deliver(release);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void makesTheDraftPublicWithWhatPeopleHaveWritten(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      ForgePublication publication = forge.publication(forge.plain());
      forge.draft(forge.plain()).deliver(forge.release());
      forge.server.edit(TAG, "Better words.\n");
      assertThat(publication.observe(forge.release())).isEqualTo(Observation.ABSENT);

      Delivery delivery = publication.deliver(forge.release());

      assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(delivery.location()).startsWith(forge.server.http().url());
      assertThat(forge.shown().draft()).isFalse();
      assertThat(forge.shown().notes()).isEqualTo("Better words.\n");
      assertThat(forge.shown().files()).hasSize(2);
      if (forge.server.hasLatest()) {
        assertThat(forge.server.latest()).contains(TAG);
      }
      ForgeState state = forge.server.state();
      assertThat(publication.observe(forge.release())).isInstanceOf(Observation.Done.class);
      assertThat(publication.deliver(forge.release())).isEqualTo(delivery);
      assertThat(forge.server.state()).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysThatTheDraftIsGone(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      assertThatThrownBy(() -> forge.publication(forge.plain()).deliver(forge.release()))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("the draft of v1.2.0 is not there any more");
    }
  }

  /** A patch of an older line, and a pre-release, do not take the place of the latest. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void showsOnlyTheHighestFinalVersionAsTheLatest(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      publish(forge, forge.plain(), forge.release());
      for (String version : List.of("1.1.9", "1.3.0-rc.1")) {
        forge.server.tag("v" + version, COMMIT);
        publish(forge, forge.plain(), forge.release(version, Set.of("1.2.0")));
        assertThat(forge.shown("v" + version).draft()).isFalse();
      }
      assertThat(forge.server.latest())
          .isEqualTo(forge.server.hasLatest() ? Optional.of(TAG) : Optional.empty());
      assertThat(forge.shown("v1.3.0-rc.1").preRelease()).isEqualTo(forge.server.hasPreReleases());
      assertThat(forge.shown("v1.1.9").preRelease()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tellsIssuesAndPullRequestsOnceAndClosesTheMilestone(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      String issue = forge.server.issue("A bug");
      forge.server.write("topic", "x", "y");
      String proposal = forge.server.proposal("topic", "Repair it");
      String other = forge.server.issue("Another one");
      forge.server.milestone("1.2.0", true);
      forge.server.milestone("1.2", true);
      ForgeTarget target =
          forge.target(
              List.of(), Optional.of("@{version}"), true, Optional.of("released in @{version}"));

      Delivery delivery = publish(forge, target, forge.release());
      ForgeState state = forge.server.state();
      forge.publication(target).deliver(forge.release());

      assertThat(forge.server.state()).isEqualTo(state);
      assertThat(delivery.detail()).isEmpty();
      for (String reference : List.of(issue, proposal)) {
        Talk talk = state.talk(reference);
        assertThat(talk.labels()).containsExactly("released in 1.2.0");
        assertThat(talk.comments())
            .singleElement()
            .asString()
            .contains("Released in [v1.2.0](" + delivery.location() + ").");
      }
      if (kind == Kind.GITLAB) {
        assertThat(state.talk(other).comments()).hasSize(1);
      } else {
        assertThat(state.talk(other).comments()).isEmpty();
      }
      assertThat(state.milestones()).containsEntry("1.2.0", false).containsEntry("1.2", true);
    }
  }

  /** Where the run ended between the publication and what is told of it. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void tellsOfItAlsoWhereItWasPublicAlready(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      String issue = forge.server.issue("A bug");
      publish(forge, forge.plain(), forge.release());
      ForgeTarget telling = forge.target(List.of(), Optional.empty(), true, Optional.empty());

      assertThat(forge.publication(telling).observe(forge.release())).isEqualTo(Observation.ABSENT);
      forge.publication(telling).deliver(forge.release());

      assertThat(forge.server.state().talk(issue).comments()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysThatThereIsNoMilestone(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      ForgeTarget target =
          forge.target(List.of(), Optional.of("@{version}"), false, Optional.empty());

      assertThat(publish(forge, target, forge.release()).detail())
          .isEqualTo("there is no milestone 1.2.0");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void removesADraftThatIsTakenBack(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      ForgeState before = forge.server.state();
      Delivery drafted = forge.draft(forge.plain()).deliver(forge.release());
      Release taken = forge.release().because("wrong branch");

      for (String detail : List.of("the draft is removed", "there is no release of the tag")) {
        Delivery delivery = forge.publication(forge.plain()).withdraw(taken, Optional.of(drafted));
        assertThat(delivery.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(delivery.detail()).isEqualTo(detail);
        assertThat(forge.server.state()).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void warnsOfAPublicReleaseThatIsTakenBackOnce(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      forge.server.tag("v1.1.0", "b".repeat(40));
      publish(forge, forge.plain(), forge.release("1.1.0", Set.of()));
      Delivery published = publish(forge, forge.plain(), forge.release("1.2.0", Set.of("1.1.0")));
      Release taken = forge.release().because("loses data\nof \u001b[31mall");
      ForgePublication publication = forge.publication(forge.plain());

      Delivery delivery = publication.withdraw(taken, Optional.of(published));

      assertThat(delivery.outcome()).isEqualTo(Outcome.WITHDRAWN);
      assertThat(delivery.location()).isEqualTo(published.location());
      assertThat(delivery.detail())
          .isEqualTo(
              forge.server.hasPreReleases()
                  ? "it is a pre-release with a warning"
                  : "it has a warning");
      assertThat(forge.shown().draft()).isFalse();
      assertThat(forge.shown().preRelease()).isEqualTo(forge.server.hasPreReleases());
      assertThat(forge.shown().notes())
          .contains(TAKEN_BACK + " of  [31mall")
          .endsWith("# Notes of 1.2.0\n");
      assertThat(forge.shown().files()).hasSize(2);
      assertThat(forge.server.latest()).isNotEqualTo(Optional.of(TAG));

      ForgeState state = forge.server.state();
      assertThat(publication.withdraw(taken, Optional.of(delivery))).isEqualTo(delivery);
      assertThat(forge.server.state()).isEqualTo(state);
    }
  }

  /** Forges' pages make CR LF of the ends of lines of what a person edits. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void warnsOnceAlsoWhereAPersonHasEditedTheWarning(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      publish(forge, forge.plain(), forge.release());
      Release taken = forge.release().because("loses data");
      forge.publication(forge.plain()).withdraw(taken, Optional.empty());
      String edited = "Sorry!\r\n\r\n" + forge.shown().notes().replace("\n", "\r\n");
      forge.server.edit(TAG, edited);

      forge.publication(forge.plain()).withdraw(taken, Optional.empty());

      assertThat(forge.shown().notes()).isEqualTo(edited);
    }
  }
}
