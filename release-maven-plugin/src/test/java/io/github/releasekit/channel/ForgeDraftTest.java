package io.github.releasekit.channel;

import static io.github.releasekit.channel.ForgeChannelFixture.TAG;
import static io.github.releasekit.channel.ForgeChannelFixture.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.server.ForgeState;
import io.github.releasekit.server.ForgeState.Attached;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every forge gets before a release is public: all of it, and nobody sees it (P2). */
class ForgeDraftTest {

  private static final String JAR = "app-1.2.0.jar";
  private static final String JAR_CONTENT = "the jar of 1.2.0";

  @TempDir private Path temp;

  @BeforeAll
  static void requireDescription() {
    io.github.releasekit.server.GitHubDescription.require();
  }

  private static Delivery done(Observation observation) {
    assertThat(observation).isInstanceOf(Observation.Done.class);
    return ((Delivered) ((Observation.Done) observation).event()).delivery();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void hasNotesAndAllFilesButPomsAndIsNotPublic(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      ForgeDraft draft = forge.draft(forge.plain());
      assertThat(draft.observe(forge.release())).isEqualTo(Observation.ABSENT);

      Delivery delivery = draft.deliver(forge.release());

      assertThat(delivery.outcome()).isEqualTo(Outcome.DRAFTED);
      assertThat(delivery.location()).startsWith(forge.server.http().url());
      assertThat(delivery.detail()).isEqualTo("2 files");
      assertThat(forge.shown().draft()).isTrue();
      assertThat(forge.shown().notes()).isEqualTo("# Notes of 1.2.0\n");
      assertThat(forge.shown().preRelease()).isFalse();
      assertThat(forge.attached()).containsExactly("app-1.2.0-bin.tar.gz", JAR);
      assertThat(forge.server.latest()).isEmpty();
      assertThat(draft.intent(forge.release()))
          .isEqualTo("draft v1.2.0 on " + kind + " with 2 files");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isMadeOnceHoweverOftenItIsAskedFor(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      ForgeDraft draft = forge.draft(forge.plain());
      Delivery first = draft.deliver(forge.release());
      ForgeState state = forge.server.state();

      assertThat(done(draft.observe(forge.release()))).isEqualTo(first);
      assertThat(draft.deliver(forge.release())).isEqualTo(first);
      assertThat(forge.server.state()).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void goesOnWhereAnUploadBrokeOff(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      Artifact jar = forge.file("org/acme/app/1.2.0/" + JAR, JAR_CONTENT);
      forge.draft(forge.plain()).deliver(forge.release(VERSION, Set.of(), List.of()));
      forge.server.breakOff(TAG, JAR, JAR_CONTENT.substring(0, 7).getBytes(StandardCharsets.UTF_8));
      Release release = forge.release(VERSION, Set.of(), List.of(jar));
      ForgeDraft draft = forge.draft(forge.plain());

      assertThat(draft.observe(release)).isEqualTo(Observation.ABSENT);
      draft.deliver(release);

      assertThat(forge.shown().files()).containsExactly(new Attached(JAR, JAR_CONTENT));
      assertThat(done(draft.observe(release)).outcome()).isEqualTo(Outcome.DRAFTED);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isStoppedByAnotherFileUnderTheName(Kind kind) {
    for (String other : List.of("the JAR of 1.2.0", "the jar of 1.2.0, and more")) {
      try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
        Artifact foreign = forge.file("org/acme/app/1.2.0/" + JAR, other);
        forge.draft(forge.plain()).deliver(forge.release(VERSION, Set.of(), List.of(foreign)));
        ForgeState before = forge.server.state();

        Observation observation = forge.draft(forge.plain()).observe(forge.release());

        assertThat(observation)
            .isInstanceOfSatisfying(
                Observation.Foreign.class,
                found ->
                    assertThat(found.what())
                        .startsWith(JAR + " of ")
                        .endsWith(" is another file than was released"));
        assertThatThrownBy(() -> forge.draft(forge.plain()).deliver(forge.release()))
            .isInstanceOf(ReleaseException.class)
            .hasMessageContaining(JAR);
        assertThat(forge.server.state().release(TAG).orElseThrow().files())
            .contains(before.release(TAG).orElseThrow().files().get(0));
      }
    }
  }

  /** Somebody has made a release of the tag by hand. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void isStoppedByAPublicReleaseThatLacksFiles(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      Release empty = forge.release(VERSION, Set.of(), List.of());
      forge.draft(forge.plain()).deliver(empty);
      forge.publication(forge.plain()).deliver(empty);

      assertThat(forge.draft(forge.plain()).observe(forge.release()))
          .isInstanceOfSatisfying(
              Observation.Foreign.class,
              found -> {
                assertThat(found.what())
                    .endsWith(" is public already, and lacks files of the release");
                assertThat(found.remedy()).contains("but not the tag");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isDoneWhereAllOfItIsPublic(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      forge.draft(forge.plain()).deliver(forge.release());
      forge.publication(forge.plain()).deliver(forge.release());
      ForgeState before = forge.server.state();

      assertThat(done(forge.draft(forge.plain()).observe(forge.release())).outcome())
          .isEqualTo(Outcome.DELIVERED);
      assertThat(forge.server.state()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsWhatAPersonHasWritten(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      forge.draft(forge.plain()).deliver(forge.release());
      forge.server.edit(TAG, "Better words.\n");

      forge.looked().deliver(forge.release());

      assertThat(forge.shown().notes()).isEqualTo("Better words.\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isNotMadeAnewWhereAPersonHasLookedAtOneThatIsGone(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      ForgeState before = forge.server.state();

      assertThatThrownBy(() -> forge.looked().deliver(forge.release()))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("the draft of v1.2.0 is not there any more")
          .hasMessageContaining("mvn release-kit:perform");
      assertThat(forge.server.state()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void marksAPreRelease(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      forge.server.tag("v1.2.0-rc.1", ForgeChannelFixture.COMMIT);

      forge.draft(forge.plain()).deliver(forge.release("1.2.0-rc.1", Set.of()));

      assertThat(forge.server.state().releases())
          .singleElement()
          .satisfies(
              release -> assertThat(release.preRelease()).isEqualTo(forge.server.hasPreReleases()));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void attachesFilesByTheirGlobs(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      List<String> globs = List.of("app-@{version}.jar", "*.pom");
      ForgeTarget target = forge.target(globs, Optional.empty(), false, Optional.empty());

      forge.draft(target).deliver(forge.release());

      assertThat(forge.attached()).containsExactly(JAR, "app-1.2.0.pom");
    }
  }

  /** Only what is a POM by Maven's layout is one. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void leavesOutPomsAndNothingThatIsOnlyCalledAlike(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      Release release =
          forge.release(
              VERSION,
              Set.of(),
              List.of(
                  forge.file("org/acme/acme.pom.tools/1.2.0/acme.pom.tools-1.2.0.jar", "jar"),
                  forge.file("org/acme/acme.pom.tools/1.2.0/acme.pom.tools-1.2.0.pom", "pom"),
                  forge.file("org/acme/app/1.2.0/app-1.2.0-build.pom", "what Maven 4 was built by"),
                  forge.file("org/acme/app/1.2.0/app-1.2.0-build.pom.asc", "signature"),
                  forge.file("org/acme/app/1.2.0/app-1.2.0.pom.sigstore.json", "{}")));

      forge.draft(forge.plain()).deliver(release);

      assertThat(forge.attached()).containsExactly("acme.pom.tools-1.2.0.jar");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesTwoFilesOfOneName(Kind kind) {
    try (ForgeChannelFixture forge = new ForgeChannelFixture(kind, temp)) {
      Release release =
          forge.release(
              VERSION,
              Set.of(),
              List.of(
                  forge.file("org/acme/a/app/1.2.0/app-1.2.0.jar", "a"),
                  forge.file("org/acme/b/app/1.2.0/app-1.2.0.jar", "b")));
      ForgeState before = forge.server.state();

      assertThatThrownBy(() -> forge.draft(forge.plain()).deliver(release))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("two files of the release are called app-1.2.0.jar")
          .hasMessageContaining("'files' of channel 'forge'");
      assertThat(forge.server.state()).isEqualTo(before);
    }
  }
}
