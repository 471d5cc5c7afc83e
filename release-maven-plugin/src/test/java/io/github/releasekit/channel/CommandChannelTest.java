package io.github.releasekit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.Programs;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ChannelPolicy.PreReleases;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.step.ChannelStep;
import io.github.releasekit.step.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs of a team that bring a release somewhere, as perform runs them (P6, P7). */
@DisabledOnOs(OS.WINDOWS)
class CommandChannelTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
  private static final String MISSING = "no-such-program-4711";

  @TempDir private Path temp;
  private final Release release = Releases.release("1.2.0");
  private final List<String> out = new ArrayList<>();
  private Path checkout;

  private boolean required = true;
  private List<String> check = List.of();
  private List<String> undo = List.of();
  private String directory = "";
  private List<String> environment = List.of();
  private Duration timeout = Duration.ofSeconds(60);
  private int attempts = 1;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Files.createDirectories(temp.resolve("checkout"));
    Programs.script(checkout.resolve("publish.sh"), "echo ran >> runs", "echo published it");
    Programs.script(checkout.resolve("fail.sh"), "echo ran >> runs", "echo it is broken", "exit 3");
    Programs.script(checkout.resolve("there.sh"), "test -e there && echo it is there");
  }

  private CommandChannel channel(String... run) {
    return new CommandChannel(
        "npm",
        required,
        new CommandTarget(List.of(run), check, undo, directory, environment, timeout, attempts),
        seen ->
            new CommandRunner(
                checkout,
                temp.resolve("channels"),
                seen.manifest().version(),
                seen.manifest().tag()));
  }

  /** Performs, as often as it is called, in the same clone. */
  private Delivery perform(String... run) {
    CommandChannel channel = channel(run);
    ChannelPolicy policy =
        new ChannelPolicy(
            "npm",
            required,
            Set.of(),
            PreReleases.ALSO,
            Optional.empty(),
            new CommandTarget(List.of(run), check, undo, "", environment, timeout, attempts));
    ChannelStep step = new ChannelStep("deliver", policy, () -> channel, done -> release, out::add);
    return ((Delivered)
            new Pipeline(journal(), CLOCK, out::add)
                .run(release.manifest(), List.of(step))
                .lastOf("deliver:npm")
                .orElseThrow())
        .delivery();
  }

  private JournalFile journal() {
    return new JournalFile(temp.resolve("journal/journal.jsonl"));
  }

  private int runs() throws IOException {
    Path runs = checkout.resolve("runs");
    return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
  }

  @Test
  void isNotRunAgainInTheCloneThatHasRunItToItsEnd() throws IOException {
    Delivery first = perform("./publish.sh");
    Delivery second = perform("./publish.sh");

    assertThat(first.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(first.detail()).isEqualTo("published it");
    assertThat(second).isEqualTo(first);
    assertThat(runs()).isEqualTo(1);
    assertThat(out.get(out.size() - 1)).endsWith("done before");
  }

  @Test
  void isRunAgainWhereItWasInterrupted() throws IOException {
    journal().append(JournalEntry.intent("deliver:npm", CLOCK.instant()));

    perform("./publish.sh");

    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void isRunAgainWhereItHasFailed() throws IOException {
    assertThatThrownBy(() -> perform("./fail.sh"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("channel 'npm': ./fail.sh ended with exit code 3: it is broken")
        .hasMessageContaining("npm-run.txt");
    perform("./publish.sh");

    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void goesOnWithoutOneThatIsNotRequiredAndRunsItAgain() throws IOException {
    required = false;

    Delivery failed = perform("./fail.sh");
    Delivery again = perform("./publish.sh");

    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.detail()).contains("ended with exit code 3");
    assertThat(out).anyMatch(line -> line.startsWith("  npm is done without: channel 'npm'"));
    assertThat(again.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void isNotRunWhereItsCheckFindsTheRelease() throws IOException {
    check = List.of("./there.sh", "@{version}");
    Files.createFile(checkout.resolve("there"));
    journal().append(JournalEntry.intent("deliver:npm", CLOCK.instant()));

    Delivery delivery = perform("./publish.sh");

    assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(delivery.detail()).isEqualTo("it is there");
    assertThat(runs()).isZero();
  }

  @Test
  void isRunWhereItsCheckMissesTheReleaseWhateverTheJournalSays() throws IOException {
    check = List.of("./there.sh");

    perform("./publish.sh");
    perform("./publish.sh");

    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void believesTheCheckWhereTheProgramHasFailedAfterItsWorkWasDone() throws IOException {
    check = List.of("./there.sh");
    attempts = 3;
    Programs.script(
        checkout.resolve("lost.sh"), "echo ran >> runs", "touch there", "echo no answer", "exit 1");

    assertThat(perform("./lost.sh").outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void isTriedAsOftenAsItIsToBe() throws IOException {
    attempts = 3;
    Programs.script(
        checkout.resolve("third.sh"),
        "echo ran >> runs",
        "test $(wc -l < runs) -ge 3 && echo at last");

    assertThat(perform("./third.sh").detail()).isEqualTo("at last");
    assertThat(runs()).isEqualTo(3);
  }

  @Test
  void isGivenUpAfterItsAttempts() throws IOException {
    attempts = 2;

    assertThatThrownBy(() -> perform("./fail.sh")).isInstanceOf(ReleaseException.class);
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void isEndedWhenItsTimeIsOver() throws IOException {
    timeout = Duration.ofSeconds(1);
    Programs.script(checkout.resolve("hang.sh"), "echo begun", "exec cat /dev/zero >/dev/null");

    assertThatThrownBy(() -> perform("./hang.sh"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("channel 'npm': ./hang.sh was not done in 1 seconds")
        .hasMessageContaining("raise 'timeout'");
    assertThat(temp.resolve("channels/npm-run.txt")).hasContent("begun");
  }

  @Test
  void stopsTheReleaseWhereItIsNotInstalled() {
    assertThatThrownBy(() -> perform(MISSING))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("channel 'npm': " + MISSING + " is not installed")
        .hasMessageContaining("required: false");
  }

  /** It is said before anything is built; a path is one in the checkout, which is not there yet. */
  @Test
  void isMissedAheadOfABuild() {
    assertThatThrownBy(() -> channel(MISSING).requireReady())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(MISSING + " is not installed");
    assertThatCode(() -> channel("./none.sh").requireReady()).doesNotThrowAnyException();
    assertThatCode(() -> channel("sh").requireReady()).doesNotThrowAnyException();
  }

  @Test
  void isPassedByAndRecordedWhereItIsNotInstalledAndNotRequired() {
    required = false;

    for (String program : List.of(MISSING, "./none.sh")) {
      Delivery delivery = perform(program);
      assertThat(delivery.outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(delivery.detail()).endsWith(" is not installed");
    }
  }

  @Test
  void isLeftByItsUndo() throws IOException {
    undo = List.of("./undo.sh", "@{version}");
    Programs.script(checkout.resolve("undo.sh"), "echo deprecated $1");

    Delivery delivery = channel("./publish.sh").withdraw(release, Optional.empty());

    assertThat(delivery.outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(delivery.detail()).isEqualTo("deprecated 1.2.0");
    assertThat(temp.resolve("channels/npm-undo.txt")).hasContent("deprecated 1.2.0");
    assertThat(runs()).isZero();
  }

  @Test
  void staysWithoutAnUndo() {
    assertThat(channel("./publish.sh").withdraw(release, Optional.empty()).outcome())
        .isEqualTo(Outcome.LEFT);
  }

  @Test
  void saysThatItsUndoHasFailed() {
    undo = List.of("./fail.sh");

    assertThatThrownBy(() -> channel("./publish.sh").withdraw(release, Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("ended with exit code 3");
  }

  @Test
  void fillsInPlaceholdersAndLetsNoShellRead() {
    Delivery delivery =
        perform(
            "echo",
            "@{version} @{tag} @{groupId}:@{artifactId}",
            "$HOME `id` $(id) ; * > x | y && z '\" @{other}");

    assertThat(delivery.detail())
        .isEqualTo("1.2.0 v1.2.0 org.acme:app $HOME `id` $(id) ; * > x | y && z '\" @{other}");
    assertThat(checkout.resolve("x")).doesNotExist();
  }

  @Test
  void runsInItsDirectory() throws IOException {
    directory = "web";
    Files.createDirectories(checkout.resolve("web"));

    channel("sh", "-c", "pwd > here").deliver(release);

    assertThat(Path.of(Files.readString(checkout.resolve("web/here")).strip()).toRealPath())
        .isEqualTo(checkout.resolve("web").toRealPath());
  }

  @Test
  void getsTheVersionTheTagAndNoSecretThatIsNotNamed() throws IOException {
    perform("sh", "-c", "env | cut -d= -f1");

    List<String> names = Files.readAllLines(temp.resolve("channels/npm-run.txt"));
    assertThat(names).contains("RELEASE_KIT_VERSION", "RELEASE_KIT_TAG", "PATH");
    assertThat(names)
        .noneMatch(name -> name.matches(".*(TOKEN|SECRET|PASSWORD|PASSPHRASE|_KEY).*"))
        .noneMatch(name -> name.startsWith("MAVEN_") || name.startsWith("GIT_"));
  }

  /** The PATH stands for a token that is named. */
  @Test
  void keepsNoValueOfANamedVariable() throws IOException {
    environment = List.of("PATH");
    String secret = System.getenv("PATH");

    Delivery delivery = perform("sh", "-c", "echo \"token $PATH\"");
    assertThatThrownBy(() -> channel("sh", "-c", "echo $PATH >&2; exit 1").deliver(release))
        .isInstanceOf(ReleaseException.class)
        .hasMessageNotContaining(secret);

    assertThat(delivery.detail()).isEqualTo("token ***");
    assertThat(temp.resolve("channels/npm-run.txt")).hasContent("***");
    assertThat(Files.readString(temp.resolve("journal/journal.jsonl"))).doesNotContain(secret);
    assertThat(String.join("\n", out)).doesNotContain(secret);
  }

  @Test
  void saysWhatItWouldRun() {
    assertThat(channel("npm", "publish", "acme@@{version}\n\u001b[31m").intent(release))
        .isEqualTo("run npm publish acme@1.2.0  [31m");
  }
}
