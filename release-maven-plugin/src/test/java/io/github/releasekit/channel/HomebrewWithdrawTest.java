package io.github.releasekit.channel;

import static io.github.releasekit.channel.Releases.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Formulae that are taken back (P5). */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(Lifecycle.PER_CLASS)
class HomebrewWithdrawTest {

  /** Bytes that no template gives: CRLF, no line end, an umlaut. */
  private static final String OLD = "class App < Formula\r\n  version '1.1.0'\r\n# ü\r\nend";

  private Path temp;
  private GitServer server;
  private TapFixture tap;

  @BeforeAll
  void serve(@TempDir Path directory) throws Exception {
    temp = directory.toRealPath();
    server = GitServers.httpWithPassword(temp);
  }

  @AfterAll
  void end() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void tap(TestInfo test) {
    tap = new TapFixture(server, temp, test.getTestMethod().orElseThrow().getName(), true);
  }

  private Delivery withdraw(Optional<Delivery> delivered) {
    return tap.channel()
        .withdraw(Releases.takenBack(release("1.2.0"), "it loses\nmail"), delivered);
  }

  @Test
  void restoresTheBytesThatStoodBefore() {
    tap.push(TapFixture.FORMULA, OLD);
    String before = tap.bare.id("main:" + TapFixture.FORMULA);
    Delivery delivered = tap.channel().deliver(release("1.2.0"));
    tap.push("Formula/other.rb", "other");

    Delivery withdrawn = withdraw(Optional.of(delivered));

    assertThat(withdrawn.outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(withdrawn.reference()).isEqualTo(tap.head());
    assertThat(tap.bare.id("main:" + TapFixture.FORMULA)).isEqualTo(before);
    assertThat(tap.files()).containsExactly(TapFixture.FORMULA, "Formula/other.rb", "README.md");
    assertThat(tap.bare.run("log", "-1", "--format=%B", "main").strip())
        .isEqualTo("app 1.2.0 is taken back\n\nit loses mail");
  }

  @Test
  void findsInTheHistoryWhatIsNotRecorded() {
    tap.push(TapFixture.FORMULA, OLD);
    tap.channel().deliver(release("1.2.0"));
    tap.describedAs("Changed since").channel().deliver(release("1.2.0"));

    withdraw(Optional.empty());

    assertThat(tap.formula()).isEqualTo(OLD);
  }

  @Test
  void doesNotRestoreAnEarlierFormulaOfTheSameVersion() {
    tap.push(TapFixture.FORMULA, OLD);
    tap.channel().deliver(release("1.2.0"));
    Delivery second = tap.describedAs("Changed since").channel().deliver(release("1.2.0"));

    withdraw(Optional.of(second));

    assertThat(tap.formula()).isEqualTo(OLD);
  }

  @Test
  void removesTheFormulaOfTheFirstRelease() {
    Delivery delivered = tap.channel().deliver(release("1.2.0"));

    withdraw(Optional.of(delivered));

    assertThat(tap.files()).containsExactly("README.md");
  }

  @Test
  void changesNothingTheSecondTime() {
    tap.push(TapFixture.FORMULA, OLD);
    Delivery delivered = tap.channel().deliver(release("1.2.0"));
    withdraw(Optional.of(delivered));
    String head = tap.head();

    assertThat(withdraw(Optional.of(delivered)).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(withdraw(Optional.empty()).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(tap.head()).isEqualTo(head);
  }

  @Test
  void changesNothingTheSecondTimeWhereThereWasNone() {
    Delivery delivered = tap.channel().deliver(release("1.2.0"));
    withdraw(Optional.of(delivered));
    String head = tap.head();

    assertThat(withdraw(Optional.of(delivered)).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(tap.head()).isEqualTo(head);
  }

  @Test
  void leavesATapThatHasMovedOn() {
    Delivery delivered = tap.channel().deliver(release("1.2.0"));
    tap.channel().deliver(release("1.3.0"));
    String head = tap.head();

    Delivery left = withdraw(Optional.of(delivered));

    assertThat(left.outcome()).isEqualTo(Outcome.LEFT);
    assertThat(left.detail()).contains("of version 1.3.0", "moved on");
    assertThat(tap.head()).isEqualTo(head);
  }

  @Test
  void leavesAFormulaOfWhichNothingTellsTheVersion() {
    tap.push(TapFixture.FORMULA, "class App < Formula\nend\n");

    assertThat(withdraw(Optional.empty()).outcome()).isEqualTo(Outcome.LEFT);
  }

  @Test
  void leavesATapWhoseHistoryWasRewritten() {
    tap.push(TapFixture.FORMULA, OLD);
    Delivery delivered = tap.channel().deliver(release("1.2.0"));
    String squashed = tap.squashed();
    tap.bare.run("update-ref", "refs/heads/main", squashed);

    Delivery left = withdraw(Optional.of(delivered));

    assertThat(left.outcome()).isEqualTo(Outcome.LEFT);
    assertThat(left.detail()).contains(delivered.replaced());
    assertThat(tap.head()).isEqualTo(squashed);
  }

  @Test
  void takesBackOnTopOfWhatSomebodyPushesInBetween() {
    tap.push(TapFixture.FORMULA, OLD);
    Delivery delivered = tap.channel().deliver(release("1.2.0"));
    tap.meanwhile(() -> tap.push("Formula/other.rb", "other"));

    withdraw(Optional.of(delivered));

    assertThat(tap.formula()).isEqualTo(OLD);
    assertThat(tap.files()).contains("Formula/other.rb");
  }

  @Test
  void hasNothingToTakeBackOfWhatWasSkipped() {
    tap.push(TapFixture.FORMULA, "  version \"2.0.0\"\n");
    Delivery skipped = tap.channel().deliver(release("1.2.0", false, java.util.List.of()));

    assertThat(withdraw(Optional.of(skipped)).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(tap.formula()).isEqualTo("  version \"2.0.0\"\n");
  }
}
