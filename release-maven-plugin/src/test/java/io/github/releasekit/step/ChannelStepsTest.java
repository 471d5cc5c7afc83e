package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.channel.Channel;
import io.github.releasekit.channel.CommandChannel;
import io.github.releasekit.channel.ForgeDraft;
import io.github.releasekit.channel.ForgePublication;
import io.github.releasekit.channel.Release;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ChannelPolicy.PreReleases;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Failures of channels that are required and of others, and channels that are left. */
@DisabledOnOs(OS.WINDOWS)
class ChannelStepsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Manifest MANIFEST = ManifestFixture.manifest("1.2.0");

  @TempDir private Path temp;
  private final List<String> out = new ArrayList<>();

  private static final ForgeTarget FORGE =
      new ForgeTarget(
          new Address(Kind.GITHUB, Optional.empty(), Optional.empty()),
          true,
          List.of(),
          Optional.empty(),
          false,
          Optional.empty());

  private static ChannelPolicy policy(String id, boolean required) {
    return new ChannelPolicy(id, required, Set.of(), PreReleases.ALSO, Optional.empty(), FORGE);
  }

  private static Release release() {
    return new Release(
        MANIFEST,
        List.of(),
        file -> Path.of("x"),
        file -> Optional.empty(),
        () -> "",
        () -> Set.of(),
        "");
  }

  private static ReleaseException noToken() {
    return new ReleaseException("there is no token for forge.example.org", "export ONE");
  }

  private Channel draft() {
    return new ForgeDraft(
        "forge",
        FORGE,
        () -> {
          throw noToken();
        },
        true);
  }

  private Channel publication() {
    return new ForgePublication(
        "forge",
        FORGE,
        () -> {
          throw noToken();
        });
  }

  private Channel command(String... undo) {
    return new CommandChannel(
        "site",
        true,
        new CommandTarget(
            List.of("sh", "-c", "exit 7"),
            List.of(),
            List.of(undo),
            "",
            List.of(),
            Duration.ofSeconds(60),
            1),
        seen -> new CommandRunner(temp, temp.resolve("channels"), "1.2.0", "v1.2.0"));
  }

  private ChannelStep step(String activity, ChannelPolicy policy, Channel channel) {
    return new ChannelStep(activity, policy, () -> channel, journal -> release(), out::add);
  }

  private Journal run(List<Step<Manifest>> steps) {
    return new Pipeline(journal(), Clock.fixed(NOW, ZoneOffset.UTC), out::add).run(MANIFEST, steps);
  }

  private JournalFile journal() {
    return new JournalFile(temp.resolve("journal/journal.jsonl"));
  }

  private static Delivery last(Journal journal, String step) {
    return ((Delivered) journal.lastOf(step).orElseThrow()).delivery();
  }

  @Test
  void stopsAtAFailureOfWhatIsRequired() {
    assertThatThrownBy(() -> run(List.of(step("draft", policy("forge", true), draft()))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("there is no token");
  }

  /** It is told, recorded, and neither published nor called delivered. */
  @Test
  void goesOnAtAFailureOfWhatIsNotRequired() {
    ChannelPolicy policy = policy("forge", false);

    Journal journal =
        run(List.of(step("draft", policy, draft()), step("deliver", policy, publication())));

    for (String step : List.of("draft:forge", "deliver:forge")) {
      assertThat(last(journal, step))
          .isEqualTo(
              Delivery.without("forge", Outcome.FAILED, "there is no token for forge.example.org"));
      assertThat(last(journal, step).isSettled()).isFalse();
    }
    assertThat(out)
        .filteredOn(line -> line.contains("is done without"))
        .containsExactly(
            "  forge is done without: there is no token for forge.example.org; export ONE");
  }

  @Test
  void triesAgainWhatHasFailed() {
    ChannelPolicy policy = policy("site", false);
    run(List.of(step("deliver", policy, command())));
    run(List.of(step("deliver", policy, command())));

    assertThat(journal().journal().entries())
        .extracting(JournalEntry::step)
        .containsOnly("deliver:site")
        .hasSize(4);
  }

  @Test
  void leavesTheOthersWhereOneCannotBeLeft() {
    Journal journal =
        run(
            List.of(
                withdraw("forge", publication(), Optional.empty()),
                withdraw("site", command("sh", "-c", "echo gone"), Optional.empty())));

    assertThat(last(journal, "withdraw:forge"))
        .isEqualTo(
            Delivery.without(
                "forge", Outcome.FAILED, "there is no token for forge.example.org; export ONE"));
    assertThat(last(journal, "withdraw:site"))
        .isEqualTo(Delivery.without("site", Outcome.WITHDRAWN, "gone"));
  }

  /** What the ledger says was left is not left again, on any machine; what has failed is. */
  @Test
  void leavesOnceByTheLedger() {
    for (Outcome outcome : Outcome.values()) {
      Delivery recorded = Delivery.without("site", outcome, "as it was");
      Journal journal =
          new Pipeline(
                  new JournalFile(temp.resolve(outcome + "/journal.jsonl")),
                  Clock.fixed(NOW, ZoneOffset.UTC),
                  out::add)
              .run(
                  MANIFEST,
                  List.of(withdraw("site", command("echo", "gone"), Optional.of(recorded))));

      boolean isLeft = outcome == Outcome.WITHDRAWN || outcome == Outcome.LEFT;
      assertThat(last(journal, "withdraw:site").detail())
          .as(outcome.toString())
          .isEqualTo(isLeft ? "as it was" : "gone");
    }
  }

  private static WithdrawStep withdraw(String id, Channel channel, Optional<Delivery> recorded) {
    return new WithdrawStep(id, () -> channel, journal -> release().because("why"), recorded);
  }

  /** The last that a step has made, past what it has begun and what has failed. */
  @Test
  void knowsTheLastOutcomeOfAStep() {
    Delivered first = new Delivered(Delivery.without("a", Outcome.FAILED, "1"));
    Delivered second = new Delivered(Delivery.without("a", Outcome.SKIPPED, "2"));
    Delivered other = new Delivered(Delivery.without("b", Outcome.SKIPPED, "3"));
    Journal journal = Journal.EMPTY;
    assertThat(journal.lastOf("deliver:a")).isEmpty();
    journal = journal.with(JournalEntry.intent("deliver:a", NOW));
    assertThat(journal.lastOf("deliver:a")).isEmpty();
    journal =
        journal
            .with(new JournalEntry("deliver:a", NOW, 0, first))
            .with(new JournalEntry("deliver:a", NOW, 0, second))
            .with(new JournalEntry("deliver:b", NOW, 0, other))
            .with(JournalEntry.intent("deliver:a", NOW))
            .with(
                new JournalEntry(
                    "deliver:a", NOW, 0, new io.github.releasekit.domain.event.Event.Failed("x")));

    assertThat(journal.lastOf("deliver:a")).contains(second);
    assertThat(journal.lastOf("deliver:b")).contains(other);
    assertThat(journal.lastOf("deliver:")).isEmpty();
  }
}
